import { describe, expect, it } from 'vitest';
import { pickPlaces } from './pick-places.ts';
import {
  changeSelection,
  countSelected,
  NOTHING_SELECTED,
  type Selection,
  type SelectionChange,
} from './selection.ts';
import { testSeatMap } from './room.fixture.ts';

function after(...changes: SelectionChange[]): Selection {
  return changes.reduce<Selection>(
    (at, change) => changeSelection(at, change, 4),
    NOTHING_SELECTED,
  );
}
const toggle = (seatId: string): SelectionChange => ({ type: 'toggle', seatId });
const count = (number: number): SelectionChange => ({
  type: 'count',
  areaId: 'FLOOR',
  count: number,
});

describe('the selection', () => {
  it('can always be made smaller, also where fewer are allowed than are marked', () => {
    const three = after(toggle('A1'), toggle('A2'), count(1));
    expect(countSelected(changeSelection(three, toggle('A2'), 0))).toBe(2);
    expect(changeSelection(three, count(2), 0)).toBe(three);
  });

  it('marks and unmarks chairs, and counts places', () => {
    const selection = after(toggle('A1'), toggle('A2'), toggle('A1'), count(2));
    expect([...selection.seatIds]).toEqual(['A2']);
    expect(countSelected(selection)).toBe(3);
    expect(countSelected(after(count(2), count(0)))).toBe(0);
  });

  it('never grows beyond what one hold may have, and stays as it was', () => {
    const full = after(toggle('A1'), toggle('A2'), count(2));
    expect(changeSelection(full, toggle('A3'), 4)).toBe(full);
    expect(changeSelection(full, count(3), 4)).toBe(full);
    expect(countSelected(changeSelection(full, toggle('A1'), 4))).toBe(3);
    expect(countSelected(changeSelection(full, count(1), 4))).toBe(3);
  });

  it('loses only what was lost', () => {
    const selection = after(toggle('A1'), toggle('A2'));
    const left = changeSelection(selection, { type: 'lose', seatIds: ['A2', 'A9'] }, 4);
    expect([...left.seatIds]).toEqual(['A1']);
    expect(changeSelection(left, { type: 'lose', seatIds: ['A9'] }, 4)).toBe(left);
  });
});

describe('places of an area', () => {
  const area = testSeatMap().areas[0];
  if (!area) throw new Error('no area');
  const free = { stateOf: () => 'free' as const };
  const none = new Set<string>();

  it('begin by chance and go round', () => {
    expect(pickPlaces(area, 3, free, none, () => 0.7)).toEqual(['FLOOR-4', 'FLOOR-5', 'FLOOR-1']);
  });

  it('that are taken or were refused are not picked, and there may be too few', () => {
    const board = {
      stateOf: (id: string) => (id === 'FLOOR-2' ? ('held' as const) : ('free' as const)),
    };
    const refused = new Set(['FLOOR-3']);
    expect(pickPlaces(area, 5, board, refused, () => 0)).toEqual(['FLOOR-1', 'FLOOR-4', 'FLOOR-5']);
  });

  it('are never picked twice', () => {
    const picked = pickPlaces(area, 9, free, none, () => 0.999);
    expect(new Set(picked).size).toBe(area.capacity);
    expect(picked).toHaveLength(area.capacity);
  });
});
