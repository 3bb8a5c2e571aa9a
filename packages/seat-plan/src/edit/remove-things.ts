import type { Block, Design, FreeDesign, Plan, SeatChange } from '../plan.ts';
import type { Selection } from '../selection.ts';
import { changePlaces, mapAreas, mapBlocks, withChanges } from './map-parts.ts';

/**
 * The plan without the selected blocks, areas and seats. A seat of a row block leaves its place empty and can
 * be brought back; a free one is gone. The stage and the focal point stay: a room has one of each.
 */
export function removeThings(plan: Plan, selection: Selection): Plan {
  const without = mapBlocks(plan, (block) => {
    if (selection.blocks.has(block.id)) return null;
    const keys = selection.seats.get(block.id);
    return keys ? removeSeats(block, keys) : block;
  });
  return mapAreas(without, (area) => (selection.areas.has(area.id) ? null : area));
}

/** Every place of these blocks has a chair again. */
export function bringBackSeats(plan: Plan, blockIds: ReadonlySet<string>): Plan {
  return mapBlocks(plan, (block) => {
    if (!blockIds.has(block.id)) return block;
    const gone = Object.entries(block.design.changes ?? {}).flatMap(([key, { removed }]) =>
      removed ? [key] : [],
    );
    if (gone.length === 0) return block;
    return {
      ...block,
      design: changePlaces(block.design, gone, (change) => ({ ...change, removed: undefined })),
    };
  });
}

export function countRemoved({ changes = {} }: Design): number {
  return Object.values(changes).filter(({ removed }) => removed).length;
}

function removeSeats(block: Block, keys: ReadonlySet<string>): Block | null {
  const { design } = block;
  if (design.type === 'rows') {
    const without = changePlaces(design, keys, (change) => ({ ...change, removed: true }));
    return { ...block, design: without };
  }
  const left = removeFreeSeats(design, keys);
  return left.rows.length > 0 ? { ...block, design: left } : null;
}

/** Rows without these seats; those that are empty then are gone, and what follows has new places. */
function removeFreeSeats(design: FreeDesign, keys: ReadonlySet<string>): FreeDesign {
  const changes: Record<string, SeatChange> = {};
  const rows = design.rows
    .flatMap((row, rowPlace) => ({ row, rowPlace }))
    .flatMap(({ row, rowPlace }) => {
      const kept = row.numbers.flatMap((_, seat) =>
        keys.has(`${rowPlace}.${seat}`) ? [] : [seat],
      );
      return kept.length > 0 ? [{ row, rowPlace, kept }] : [];
    });
  const after = rows.map(({ row, rowPlace, kept }, newRow) => {
    for (const [newSeat, seat] of kept.entries()) {
      const change = design.changes?.[`${rowPlace}.${seat}`];
      if (change) changes[`${newRow}.${newSeat}`] = change;
    }
    const { aisles, ...rest } = row;
    const gaps = kept.flatMap((seat, newSeat) => {
      const next = kept[newSeat + 1];
      if (next === undefined) return [];
      const wasGap = next !== seat + 1 || aisles?.includes(seat + 1);
      return wasGap ? [newSeat + 1] : [];
    });
    return {
      ...rest,
      numbers: kept.map((seat) => row.numbers[seat] ?? ''),
      at: kept.flatMap((seat) => [row.at[2 * seat] ?? 0, row.at[2 * seat + 1] ?? 0]),
      ...(gaps.length > 0 ? { aisles: gaps } : {}),
    };
  });
  return withChanges({ ...design, rows: after }, changes);
}
