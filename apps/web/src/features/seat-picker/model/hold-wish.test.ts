import { describe, expect, it } from 'vitest';
import { type BestWish, describeWish, holdBody, seatsNamed } from './hold-wish.ts';
import { testSeatMap } from '../../../lib/seat-map/model/room.fixture.ts';

const [floor] = testSeatMap().areas;
if (!floor) throw new Error('no area');
const balcony = { ...floor, id: 'BALCONY' };
const choice = {
  areas: [floor, balcony],
  board: { stateOf: () => 'free' as const },
  refused: new Set<string>(),
  chance: () => 0,
  held: [],
};
const selectionOf = (seatIds: string[], counts: [string, number][] = []) => ({
  type: 'selection' as const,
  selection: { seatIds: new Set(seatIds), areaCounts: new Map(counts) },
});
const best: BestWish = {
  ...{ type: 'best', quantity: 3, together: true, wheelchairs: 0 },
  ...{ categoryId: undefined, sectionId: undefined },
};

describe('a wish is sent', () => {
  it.each([
    ['by name for chairs', selectionOf(['A1', 'A2']), { seatIds: ['A1', 'A2'] }],
    ['by count for one area', selectionOf([], [['FLOOR', 2]]), { areaId: 'FLOOR', quantity: 2 }],
    [
      'by name for chairs and places',
      selectionOf(['A1'], [['FLOOR', 1]]),
      { seatIds: ['A1', 'FLOOR-1'] },
    ],
    [
      'by name for two areas',
      selectionOf(
        [],
        [
          ['FLOOR', 1],
          ['BALCONY', 1],
        ],
      ),
      { seatIds: ['FLOOR-1', 'BALCONY-1'] },
    ],
    ['as the best seats', best, { quantity: 3, together: true }],
    [
      'as the best of a price and a part of the room',
      { ...best, categoryId: 'gold', sectionId: 'stalls', together: false },
      { quantity: 3, together: false, categoryId: 'gold', sectionIds: ['stalls'] },
    ],
    [
      'with wheelchairs, the others being companions',
      { ...best, wheelchairs: 1 },
      { quantity: 3, together: true, accessible: { wheelchairs: 1, companions: 2 } },
    ],
  ] as const)('%s', (_, wish, expected) => {
    expect(holdBody('shw_1', wish, choice)).toEqual({ showId: 'shw_1', ...expected });
  });
});

it.each([
  [1, ['FLOOR-4']],
  [2, ['FLOOR-4', 'FLOOR-5']],
  [3, ['FLOOR-4', 'FLOOR-5', 'FLOOR-1']],
])('%s places of a hold that is changed keep what it has', (count, expected) => {
  const wish = selectionOf([], [['FLOOR', count]]);
  const held = ['FLOOR-4', 'FLOOR-5'];
  const taken = new Set(held);
  const board = {
    stateOf: (seatId: string) => (taken.has(seatId) ? ('held' as const) : ('free' as const)),
  };
  expect(seatsNamed(wish.selection, { ...choice, board, held })).toEqual(expected);
});

it('a wish is the same in whatever order it was marked', () => {
  expect(describeWish(selectionOf(['A2', 'A1']))).toBe(describeWish(selectionOf(['A1', 'A2'])));
});
