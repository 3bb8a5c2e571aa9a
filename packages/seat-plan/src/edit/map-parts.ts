import { POSITION_CM_MAX } from '../limits.ts';
import type { Block, Design, Plan, PlanArea, SeatChange } from '../plan.ts';

/** The plan with each block as `change` has it, or without it when that is null. What stays the same is shared. */
export function mapBlocks(plan: Plan, change: (block: Block) => Block | null): Plan {
  let changed = false;
  const sections = plan.sections.map((section) => {
    const blocks = section.blocks.flatMap((block) => change(block) ?? []);
    if (isSame(blocks, section.blocks)) return section;
    changed = true;
    return { ...section, blocks };
  });
  return changed ? { ...plan, sections } : plan;
}

export function mapAreas(plan: Plan, change: (area: PlanArea) => PlanArea | null): Plan {
  const areas = plan.areas.flatMap((area) => change(area) ?? []);
  return isSame(areas, plan.areas) ? plan : { ...plan, areas };
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, place) => one === b[place]);
}

export function mapDesigns(
  plan: Plan,
  blockIds: ReadonlySet<string>,
  change: (design: Design) => Design,
): Plan {
  return mapBlocks(plan, (block) => {
    if (!blockIds.has(block.id)) return block;
    const design = change(block.design);
    return design === block.design ? block : { ...block, design };
  });
}

/** Whole centimetres within what a plan may hold. */
export function cm(value: number): number {
  const whole = Math.round(value);
  // Never −0, which JSON writes as 0.
  return Math.min(POSITION_CM_MAX, Math.max(-POSITION_CM_MAX, whole)) + 0;
}

/** An id that no other has, made of a letter and the next number. */
export function nextId(prefix: string, taken: Iterable<string>): string {
  let highest = 0;
  for (const id of taken) {
    if (!id.startsWith(prefix)) continue;
    const number = Number(id.slice(prefix.length));
    if (Number.isSafeInteger(number) && number > highest) highest = number;
  }
  return `${prefix}${highest + 1}`;
}

/** The same without one of its properties. */
export function without<T extends object, K extends keyof T>(whole: T, name: K): Omit<T, K> {
  const { [name]: _, ...rest } = whole;
  return rest;
}

/** A change without what says nothing; undefined when nothing is left of it. */
export function tidyChange(change: SeatChange): SeatChange | undefined {
  const kept = Object.entries(change).filter(
    ([name, value]) => value !== undefined && !((name === 'dx' || name === 'dy') && value === 0),
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The design with the changes of some places as `change` has them. */
export function changePlaces<D extends Design>(
  design: D,
  keys: Iterable<string>,
  change: (before: SeatChange, key: string) => SeatChange,
): D {
  const changes = { ...design.changes };
  for (const key of keys) {
    const after = tidyChange(change(changes[key] ?? {}, key));
    if (after) changes[key] = after;
    else delete changes[key];
  }
  return withChanges(design, changes);
}

export function withChanges<D extends Design>(design: D, changes: Record<string, SeatChange>): D {
  const { changes: _, ...rest } = design;
  return (Object.keys(changes).length > 0 ? { ...rest, changes } : rest) as D;
}
