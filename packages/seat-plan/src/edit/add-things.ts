import type { Design, Plan, PlanArea, PlanSection } from '../plan.ts';
import type { Pose } from '../geometry.ts';
import { AREAS_MAX, BLOCKS_PER_SECTION_MAX, SECTIONS_MAX } from '../limits.ts';
import { blocksOf } from '../selection.ts';
import { cm, nextId } from './map-parts.ts';

/** The plan with the new part, and the id it was given; null where a plan holds no more of them. */
export type Added = { readonly plan: Plan; readonly id: string } | null;

export function addBlock(plan: Plan, sectionId: string, pose: Pose, design: Design): Added {
  const section = plan.sections.find(({ id }) => id === sectionId);
  if (!section || section.blocks.length >= BLOCKS_PER_SECTION_MAX) return null;
  const id = nextId(
    'b',
    blocksOf(plan).map((block) => block.id),
  );
  const block = { id, x: cm(pose.x), y: cm(pose.y), rotation: pose.rotation, design };
  const sections = plan.sections.map((one) =>
    one === section ? { ...one, blocks: [...one.blocks, block] } : one,
  );
  return { plan: { ...plan, sections }, id };
}

export function addSection(plan: Plan, section: Omit<PlanSection, 'id' | 'blocks'>): Added {
  if (plan.sections.length >= SECTIONS_MAX) return null;
  const id = nextId(
    's',
    plan.sections.map((one) => one.id),
  );
  return { plan: { ...plan, sections: [...plan.sections, { id, ...section, blocks: [] }] }, id };
}

export function addArea(plan: Plan, area: Omit<PlanArea, 'id'>): Added {
  if (plan.areas.length >= AREAS_MAX) return null;
  const id = nextId(
    'STAND',
    plan.areas.map((one) => one.id),
  );
  const at = { x: cm(area.x), y: cm(area.y) };
  return { plan: { ...plan, areas: [...plan.areas, { ...area, ...at, id }] }, id };
}
