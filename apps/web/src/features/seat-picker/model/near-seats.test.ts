import type { Seat, SeatKind } from '@houseful/contract/seat-map';
import { describe, expect, it } from 'vitest';
import { companionsOf, wheelchairsOf } from './companions.ts';
import { nearSeats } from './near-seats.ts';
import { testRoom, testSeatMap } from './room.fixture.ts';

const KINDS: Record<string, SeatKind> = { w: 'wheelchair', W: 'wheelchair', c: 'companion' };

/**
 * Rows as pictures, the first nearest to the screen: `.` free, `x` taken, `|` an aisle, `s` free
 * and silver (all others are gold), `w` and `c` free places for wheelchairs and companions, `W` a taken one.
 */
function house(pictures: readonly string[]) {
  const taken = new Set<string>();
  const rows = pictures.map((picture, line) => {
    const label = String.fromCharCode(65 + line);
    const seats: Seat[] = [];
    [...picture].forEach((sign, place) => {
      const before = seats.at(-1);
      if (sign === '|' && before) before.aisleAfter = true;
      if (sign === '|') return;
      const seatId = `${label}${seats.length + 1}`;
      if ('xW'.includes(sign)) taken.add(seatId);
      seats.push({
        ...{ seatId, number: String(seats.length + 1), x: 60 * place, y: 100 * line },
        categoryId: sign === 's' ? 'silver' : 'gold',
        kind: KINDS[sign] ?? 'standard',
      });
    });
    return { label, seats };
  });
  const map = testSeatMap();
  const room = testRoom({
    ...map,
    areas: [],
    sections: [{ id: 'stalls', name: 'Stalls', gate: 'Gate 1', rows }],
  });
  const seat = (seatId: string) => {
    const found = room.seatById(seatId);
    if (!found) throw new Error(seatId);
    return found;
  };
  const groups = (wanted: string) =>
    nearSeats(room.sections()[0]?.rows ?? [], {
      seats: wanted.split(' ').map(seat),
      isFree: ({ seatId }) => !taken.has(seatId),
    }).map((group) => group.map(({ seatId }) => seatId).join(' '));
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
