import { describe, expect, it } from 'vitest';
import { isSameSelection, placesIn, selectionOf } from './held-selection.ts';

const areas = [{ id: 'FLOOR' }, { id: 'FLOOR-B' }];

it('knows the places of an area, also beside one with a longer name', () => {
  const seatIds = ['FLOOR-1', 'FLOOR-B-2', 'A1'];
  expect(areas.map((area) => placesIn(area, seatIds))).toEqual([['FLOOR-1'], ['FLOOR-B-2']]);
});

describe('a hold as a selection', () => {
  it.each([
    ['chairs', ['A1', 'A2'], ['A1', 'A2'], []],
    ['places', ['FLOOR-7', 'FLOOR-9'], [], [['FLOOR', 2]]],
    ['both', ['A1', 'FLOOR-B-3'], ['A1'], [['FLOOR-B', 1]]],
  ] as const)('of %s', (_, seatIds, chairs, counts) => {
    const { seatIds: marked, areaCounts } = selectionOf({ seatIds: [...seatIds] }, areas);
    expect([[...marked], [...areaCounts]]).toEqual([chairs, counts]);
  });

  it('is the same in whatever order it was marked', () => {
    const one = selectionOf({ seatIds: ['A1', 'A2', 'FLOOR-1'] }, areas);
    const same = selectionOf({ seatIds: ['A2', 'FLOOR-4', 'A1'] }, areas);
    expect(isSameSelection(one, same)).toBe(true);
    expect(isSameSelection(one, selectionOf({ seatIds: ['A1', 'A3', 'FLOOR-1'] }, areas))).toBe(
      false,
    );
    expect(isSameSelection(one, selectionOf({ seatIds: ['A1', 'A2'] }, areas))).toBe(false);
  });
});
