import { select, type Selection } from '@houseful/seat-plan/selection';

/** Whether all that `part` has is in `whole`. */
export function includes(whole: Selection, part: Selection): boolean {
  return (
    isWithin(part.blocks, whole.blocks) &&
    isWithin(part.areas, whole.areas) &&
    (!part.stage || whole.stage) &&
    (!part.focalPoint || whole.focalPoint) &&
    [...part.seats].every(
      ([id, keys]) => whole.blocks.has(id) || isWithin(keys, whole.seats.get(id) ?? new Set()),
    )
  );
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const one of part) if (!whole.has(one)) return false;
  return true;
}

/** Both together; seats of a block that is selected itself are in it already. */
export function unite(a: Selection, b: Selection): Selection {
  const blocks = both(a.blocks, b.blocks);
  const seats = new Map<string, ReadonlySet<string>>();
  for (const [id, keys] of [...a.seats, ...b.seats]) {
    if (!blocks.has(id)) seats.set(id, both(keys, seats.get(id)));
  }
  return {
    ...{ blocks, seats, areas: both(a.areas, b.areas) },
    ...{ stage: a.stage || b.stage, focalPoint: a.focalPoint || b.focalPoint },
  };
}

export function subtract(a: Selection, b: Selection): Selection {
  const seats = [...a.seats].flatMap(([id, keys]) => {
    const left = rest(keys, b.seats.get(id));
    return left.size > 0 ? [[id, left] as const] : [];
  });
  return select({
    ...{ blocks: rest(a.blocks, b.blocks), areas: rest(a.areas, b.areas) },
    ...{ seats: new Map(seats), stage: a.stage && !b.stage },
    focalPoint: a.focalPoint && !b.focalPoint,
  });
}

/** With the shift key: in if it was out, out if it was in. */
export function toggle(whole: Selection, part: Selection): Selection {
  return includes(whole, part) ? subtract(whole, part) : unite(whole, part);
}

function both(a: ReadonlySet<string>, b: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return new Set([...a, ...b]);
}

function rest(a: ReadonlySet<string>, b: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return new Set([...a].filter((one) => !b.has(one)));
}
