import type { Point } from '../geometry.ts';
import {
  AREA_CAPACITY_MAX,
  CATEGORIES_MAX,
  CATEGORY_COLOURS,
  CATEGORY_NAME_LENGTH_MAX,
  DRAWING_CM_MAX,
  GATE_LENGTH_MAX,
  NAME_LENGTH_MAX,
  STAGE_LABEL_LENGTH_MAX,
} from '../limits.ts';
import type { Plan, PlanArea, PlanCategory, PlanSection, PlanStage } from '../plan.ts';
import { changePlaces, cm, mapAreas, mapDesigns, nextId } from './map-parts.ts';
import { blocksOf } from '../selection.ts';
import type { Added } from './add-things.ts';

type SectionPatch = Partial<Pick<PlanSection, 'name' | 'gate'>> & { readonly code?: string | null };

/** Texts are cut to what they may be, and none is left empty; an empty code is none. */
export function changeSection(
  plan: Plan,
  sectionId: string,
  { code, ...patch }: SectionPatch,
): Plan {
  const sections = plan.sections.map((section) => {
    if (section.id !== sectionId) return section;
    const { code: before, ...rest } = section;
    const next = code === undefined ? before : (code ?? undefined);
    return {
      ...rest,
      name: named(patch.name, section.name, NAME_LENGTH_MAX),
      gate: named(patch.gate, section.gate, GATE_LENGTH_MAX),
      ...(next && /^[A-Z0-9]{1,6}$/.test(next) ? { code: next } : {}),
    };
  });
  return { ...plan, sections };
}

/** The plan without a section and all that stands in it. */
export function removeSection(plan: Plan, sectionId: string): Plan {
  return { ...plan, sections: plan.sections.filter(({ id }) => id !== sectionId) };
}

/** Blocks come to another section, behind those it has; they stay where they stand. */
export function moveToSection(plan: Plan, blockIds: ReadonlySet<string>, sectionId: string): Plan {
  if (!plan.sections.some(({ id }) => id === sectionId)) return plan;
  const moving = blocksOf(plan).filter(({ id }) => blockIds.has(id));
  const sections = plan.sections.map((section) => {
    const kept = section.blocks.filter(({ id }) => !blockIds.has(id));
    if (section.id !== sectionId)
      return kept.length === section.blocks.length ? section : { ...section, blocks: kept };
    return { ...section, blocks: [...kept, ...moving] };
  });
  return { ...plan, sections };
}

export function changeArea(plan: Plan, areaId: string, patch: Partial<Omit<PlanArea, 'id'>>): Plan {
  return mapAreas(plan, (area) => {
    if (area.id !== areaId) return area;
    const { x, y, width, height, capacity, ...rest } = { ...area, ...patch };
    return {
      ...rest,
      name: named(patch.name, area.name, NAME_LENGTH_MAX),
      gate: named(patch.gate, area.gate, GATE_LENGTH_MAX),
      capacity: Math.min(AREA_CAPACITY_MAX, Math.max(1, Math.round(capacity))),
      ...{ x: cm(x), y: cm(y), width: size(width), height: size(height) },
    };
  });
}

export function changeStage(plan: Plan, patch: Partial<PlanStage>): Plan {
  const { x, y, width, height, ...rest } = { ...plan.stage, ...patch };
  const label = named(patch.label, plan.stage.label, STAGE_LABEL_LENGTH_MAX);
  const place = { x: cm(x), y: cm(y), width: size(width), height: size(height) };
  const stage = { ...rest, ...place, label };
  return { ...plan, stage };
}

export function setFocalPoint(plan: Plan, { x, y }: Point): Plan {
  return { ...plan, focalPoint: { x: cm(x), y: cm(y) } };
}

/** The sheet that the room is drawn on. What stands outside of it stays there, and is found by `checkPlan`. */
export function setDrawingSize(plan: Plan, width: number, height: number): Plan {
  return { ...plan, width: size(width), height: size(height) };
}

/** Another category in the first colour that is free. */
export function addCategory(plan: Plan, name: string): Added {
  if (plan.categories.length >= CATEGORIES_MAX) return null;
  const id = nextId(
    'c',
    plan.categories.map((one) => one.id),
  );
  const used = new Set(plan.categories.map((one) => one.colour));
  const colours = Array.from({ length: CATEGORY_COLOURS }, (_, place) => place + 1);
  const colour =
    colours.find((one) => !used.has(one)) ?? (plan.categories.length % CATEGORY_COLOURS) + 1;
  const category = { id, name: named(name, id, CATEGORY_NAME_LENGTH_MAX), colour };
  return { plan: { ...plan, categories: [...plan.categories, category] }, id };
}

export function changeCategory(
  plan: Plan,
  categoryId: string,
  patch: Partial<Omit<PlanCategory, 'id'>>,
): Plan {
  const categories = plan.categories.map((one) =>
    one.id === categoryId
      ? { ...one, ...patch, name: named(patch.name, one.name, CATEGORY_NAME_LENGTH_MAX) }
      : one,
  );
  return { ...plan, categories };
}

/** The plan without a category; its seats and areas come to another. The last one stays. */
export function removeCategory(plan: Plan, categoryId: string, insteadId: string): Plan {
  const known = plan.categories.some(({ id }) => id === insteadId);
  if (!known || categoryId === insteadId) return plan;
  const swap = (id: string) => (id === categoryId ? insteadId : id);
  const everywhere = new Set(blocksOf(plan).map(({ id }) => id));
  const without = mapDesigns(plan, everywhere, (design) => {
    const keys = Object.entries(design.changes ?? {}).flatMap(([key, change]) =>
      change.categoryId === categoryId ? [key] : [],
    );
    const own = changePlaces(design, keys, (change) => ({ ...change, categoryId: insteadId }));
    const base = { ...own, categoryId: swap(own.categoryId) };
    if (base.type === 'free') {
      const rows = base.rows.map((row) =>
        row.categoryId === undefined ? row : { ...row, categoryId: swap(row.categoryId) },
      );
      return { ...base, rows };
    }
    if (!base.rowCategories) return base;
    const ofRows = Object.entries(base.rowCategories).map(([row, id]) => [row, swap(id)] as const);
    return { ...base, rowCategories: Object.fromEntries(ofRows) };
  });
  const withAreas = mapAreas(without, (area) => ({ ...area, categoryId: swap(area.categoryId) }));
  return { ...withAreas, categories: plan.categories.filter(({ id }) => id !== categoryId) };
}

/** The new text, as long as it may be; the old one instead of none. */
function named(text: string | undefined, before: string, lengthMax: number): string {
  return text?.trim().slice(0, lengthMax) || before;
}

function size(value: number): number {
  return Math.min(DRAWING_CM_MAX, Math.max(1, Math.round(value)));
}
