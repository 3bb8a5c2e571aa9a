import { describe, expect, it } from 'vitest';
import { findLoneSeats } from './lone-seats.ts';
import { pictureHouse } from '../../../lib/seat-map/model/pictures.fixture.ts';

const WARN = { mode: 'warn', smallestFreeRun: 2 } as const;

function look(pictures: readonly string[], wanted: string, rule: typeof WARN | object = WARN) {
  const { rows, seat, isFree } = pictureHouse(pictures);
  const chosen = wanted.split(' ').map(seat);
  const found = findLoneSeats({ rule: { ...WARN, ...rule }, rows, chosen, isFree });
  const names = (seats: readonly { seatId: string }[]) =>
    seats.map(({ seatId }) => seatId).join(' ');
  return found && { alone: names(found.seats), instead: found.suggestions.map(names) };
}

describe('a choice leaves seats alone', () => {
  it.each<[string, string[], string, string, string[]]>([
    ['at the end of the row', ['......'], 'A2 A3', 'A1', ['A1 A2', 'A3 A4', 'A5 A6']],
    ['beside a taken one', ['x....'], 'A3', 'A2', ['A2', 'A5']],
    ['on both sides', ['...'], 'A2', 'A1 A3', ['A1', 'A3']],
    ['before an aisle', ['...|...'], 'A1 A2', 'A3', []],
    ['beside a place for a wheelchair', ['..w...'], 'A2', 'A1', ['A4', 'A6']],
    ['between two that are marked', ['.....'], 'A1 A3', 'A2', ['A1 A2', 'A4 A5']],
  ])('%s', (_, pictures, wanted, alone, instead) => {
    expect(look(pictures, wanted)).toEqual({ alone, instead });
  });

  it('and in longer runs where the show wants them longer', () => {
    expect(look(['......'], 'A3', { smallestFreeRun: 3 })?.alone).toBe('A2 A1');
  });

  it('and is never sent to seats of another price', () => {
    expect(look(['.ss.', '....'], 'A2')?.instead).toEqual([]);
  });
});

describe('a choice leaves nobody alone', () => {
  it.each<[string, string[], string]>([
    ['where two stay together', ['....'], 'A1 A2'],
    ['when it takes all that is left', ['x.x'], 'A2'],
    ['beside places for wheelchairs and companions', ['.wc.'], 'A1'],
    ['when it is a place for a wheelchair itself', ['.w.'], 'A2'],
  ])('%s', (_, pictures, wanted) => {
    expect(look(pictures, wanted)).toBeNull();
  });

  it('where the show does not care', () => {
    expect(look(['...'], 'A2', { mode: 'off' })).toBeNull();
  });
});
