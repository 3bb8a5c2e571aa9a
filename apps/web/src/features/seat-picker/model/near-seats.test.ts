import { describe, expect, it } from 'vitest';
import { companionsOf, wheelchairsOf } from './companions.ts';
import { nearSeats } from './near-seats.ts';
import { pictureHouse } from '../../../lib/seat-map/model/pictures.fixture.ts';

function house(pictures: readonly string[]) {
  const { rows, seat, isFree } = pictureHouse(pictures);
  const groups = (wanted: string, freeRunMin = 0) =>
    nearSeats(rows, { seats: wanted.split(' ').map(seat), isFree, freeRunMin }).map((group) =>
      group.map(({ seatId }) => seatId).join(' '),
    );
  return { groups, seat };
}

describe('other places for a party that lost a seat', () => {
  it.each<[string, string[], string, string[]]>([
    [
      'the nearest, as many side by side',
      ['....', '.xx.', '....'],
      'B2 B3',
      ['A1 A2', 'A3 A4', 'C1 C2'],
    ],
    [
      'at most three, none of them twice',
      ['........', '...xx...', '........'],
      'B4 B5',
      ['A4 A5', 'C4 C5', 'A1 A2'],
    ],
    [
      'the seats that are left to the party may be among them',
      ['xx..', 'xxxx'],
      'A2 A3',
      ['A3 A4'],
    ],
    ['not across an aisle', ['x.|.x', 'x..xx'], 'A1 A2', ['B2 B3']],
    ['the same category first, however far', ['ss', 'xx', 'xx', '..'], 'B1 B2', ['D1 D2', 'A1 A2']],
    [
      'nobody’s seat alone beside them, where avoidable',
      ['x...x', '....x'],
      'A1',
      ['A2', 'B1', 'A4'],
    ],
    ['a seat alone when there is no other way', ['xx...'], 'A1 A2', ['A3 A4']],
    ['no wheelchair places for others', ['wc.x', 'wc..'], 'A4', ['A3', 'B4', 'B3']],
    [
      'with a wheelchair only where there is a place for it',
      ['Wc..', 'wc..', '....'],
      'A1 A2',
      ['B1 B2'],
    ],
    ['nothing when nobody can sit together', ['x.x.', '.x.x'], 'A1 A2', []],
    ['nothing for nobody lost', ['xx'], 'A1', []],
  ])('%s', (_, pictures, wanted, expected) => {
    expect(house(pictures).groups(wanted)).toEqual(expected);
  });
});

describe('companions’ seats', () => {
  const { seat } = house(['wcc.c', 'c|wc']);
  it.each([
    ['A1', ['A2', 'A3']],
    ['B2', ['B3']],
    ['A4', []],
  ])('of %s are %j', (seatId, expected) => {
    expect(companionsOf(seat(seatId)).map((found) => found.seatId)).toEqual(expected);
  });

  it.each([
    ['A3', ['A1']],
    ['A5', []],
    ['B1', []],
  ])('%s belongs to %j', (seatId, expected) => {
    expect(wheelchairsOf(seat(seatId)).map((found) => found.seatId)).toEqual(expected);
  });
});
