import { intoDrawing } from '../geometry.ts';
import { AREAS_MAX, BLOCKS_PER_SECTION_MAX } from '../limits.ts';
import { layOut } from '../lay-out.ts';
import type { Block, FreeDesign, Plan, PlanArea } from '../plan.ts';
import { blocksOf, select, type Selection } from '../selection.ts';
import { freeDesignOf } from './free-block.ts';
import { cm, nextId, without, withChanges } from './map-parts.ts';

/** What was copied, apart from the plan it came from; it can be pasted into another. */
export interface Clip {
  readonly blocks: readonly { readonly sectionId: string; readonly block: Block }[];
  readonly areas: readonly PlanArea[];
}

/** The selected blocks and areas. Single seats come along as free ones, row by row. */
export function copyThings(plan: Plan, selection: Selection): Clip {
  const blocks = plan.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if (selection.blocks.has(block.id)) return [{ sectionId: section.id, block }];
      const keys = selection.seats.get(block.id);
      return keys ? [{ sectionId: section.id, block: partOf(block, keys) }] : [];
    }),
  );
  return { blocks, areas: plan.areas.filter(({ id }) => selection.areas.has(id)) };
}

function partOf(block: Block, keys: ReadonlySet<string>): Block {
  const rows = layOut(block.design).rows.map((row) => ({
    ...row,
    seats: row.seats.filter(({ key }) => keys.has(key)),
  }));
  const place = intoDrawing({ x: 0, y: 0, rotation: block.rotation });
  return { ...block, rotation: 0, design: freeDesignOf(block.design, rows, place) };
}

/**
 * The plan with the clip in it, so far from where it was copied, and what was pasted as the new selection. A
 * section or category that this plan does not have becomes its first. As many as the plan's limits allow.
 */
export function pasteThings(
  plan: Plan,
  clip: Clip,
  dx: number,
  dy: number,
): { plan: Plan; selection: Selection } {
  const taken = blocksOf(plan).map(({ id }) => id);
  const fallback = plan.sections[0]?.id;
  const added = new Map<string, Block[]>();
  const blockIds = new Set<string>();
  for (const { sectionId, block } of clip.blocks) {
    const home = plan.sections.find(({ id }) => id === sectionId)?.id ?? fallback;
    if (home === undefined) continue;
    const here = plan.sections.find(({ id }) => id === home)?.blocks.length ?? 0;
    const others = added.get(home) ?? [];
    if (here + others.length >= BLOCKS_PER_SECTION_MAX) continue;
    const id = nextId('b', [...taken, ...blockIds]);
    blockIds.add(id);
    const design = withKnownCategories(withoutSeatIds(block.design), plan);
    others.push({ ...block, id, x: cm(block.x + dx), y: cm(block.y + dy), design });
    added.set(home, others);
  }
  const areas: PlanArea[] = [];
  for (const area of clip.areas.slice(0, Math.max(0, AREAS_MAX - plan.areas.length))) {
    const id = nextId(
      'STAND',
      [...plan.areas, ...areas].map((one) => one.id),
    );
    const categoryId = knownCategory(plan, area.categoryId);
    areas.push({ ...area, id, categoryId, x: cm(area.x + dx), y: cm(area.y + dy) });
  }
  if (blockIds.size + areas.length === 0) return { plan, selection: select({}) };
  const sections = plan.sections.map((section) => {
    const own = added.get(section.id);
    return own ? { ...section, blocks: [...section.blocks, ...own] } : section;
  });
  return {
    plan: { ...plan, sections, areas: [...plan.areas, ...areas] },
    selection: select({ blocks: blockIds, areas: new Set(areas.map(({ id }) => id)) }),
  };
}

function knownCategory(plan: Plan, id: string): string {
  const known = plan.categories.some((category) => category.id === id);
  return known ? id : (plan.categories[0]?.id ?? id);
}

/** A copy is another seat: it is not sold under the first one's id. */
function withoutSeatIds<D extends Block['design']>(design: D): D {
  if (!design.changes) return design;
  const changes = Object.entries(design.changes).flatMap(([key, change]) => {
    const rest = without(change, 'seatId');
    return Object.keys(rest).length > 0 ? [[key, rest] as const] : [];
  });
  return withChanges(design, Object.fromEntries(changes));
}

function withKnownCategories(design: Block['design'], plan: Plan): Block['design'] {
  const known = (id: string) => knownCategory(plan, id);
  const changes = Object.entries(design.changes ?? {}).map(
    ([key, change]) =>
      [
        key,
        change.categoryId === undefined
          ? change
          : { ...change, categoryId: known(change.categoryId) },
      ] as const,
  );
  const base = {
    ...design,
    categoryId: known(design.categoryId),
    ...(design.changes ? { changes: Object.fromEntries(changes) } : {}),
  };
  if (base.type === 'free') return { ...base, rows: base.rows.map((row) => knownRow(row, known)) };
  if (!base.rowCategories) return base;
  const ofRows = Object.entries(base.rowCategories).map(([row, id]) => [row, known(id)] as const);
  return { ...base, rowCategories: Object.fromEntries(ofRows) };
}

function knownRow(
  row: FreeDesign['rows'][number],
  known: (id: string) => string,
): FreeDesign['rows'][number] {
  return row.categoryId === undefined ? row : { ...row, categoryId: known(row.categoryId) };
}
