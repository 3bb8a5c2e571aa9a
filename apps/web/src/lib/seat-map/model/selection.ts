/** What the buyer has marked but not yet held: chairs by name, places of areas by count. */
export interface Selection {
  readonly seatIds: ReadonlySet<string>;
  readonly areaCounts: ReadonlyMap<string, number>;
}

export const NOTHING_SELECTED: Selection = { seatIds: new Set(), areaCounts: new Map() };

export type SelectionChange =
  | { readonly type: 'toggle'; readonly seatId: string }
  | { readonly type: 'count'; readonly areaId: string; readonly count: number }
  /** Seats that somebody else got. */
  | { readonly type: 'lose'; readonly seatIds: readonly string[] }
  | { readonly type: 'clear' };

export function countSelected({ seatIds, areaCounts }: Selection): number {
  return [...areaCounts.values()].reduce((sum, count) => sum + count, seatIds.size);
}

/**
 * A change that would mark more than before, and more than `seatsMax`, leaves the selection as it
 * is, the same object.
 */
export function changeSelection(
  selection: Selection,
  change: SelectionChange,
  seatsMax: number,
): Selection {
  const next = changed(selection, change);
  const count = countSelected(next);
  return count > seatsMax && count > countSelected(selection) ? selection : next;
}

function changed(selection: Selection, change: SelectionChange): Selection {
  switch (change.type) {
    case 'toggle': {
      const seatIds = new Set(selection.seatIds);
      if (!seatIds.delete(change.seatId)) seatIds.add(change.seatId);
      return { ...selection, seatIds };
    }
    case 'count': {
      const areaCounts = new Map(selection.areaCounts);
      if (change.count > 0) areaCounts.set(change.areaId, change.count);
      else areaCounts.delete(change.areaId);
      return { ...selection, areaCounts };
    }
    case 'lose': {
      const lost = new Set(change.seatIds);
      const kept = [...selection.seatIds].filter((seatId) => !lost.has(seatId));
      if (kept.length === selection.seatIds.size) return selection;
      return { ...selection, seatIds: new Set(kept) };
    }
    case 'clear':
      return NOTHING_SELECTED;
  }
}
