import { type Box, boxOfRect, holds } from '../geometry.ts';
import { PLACES_MAX } from '../limits.ts';
import type { Plan } from '../plan.ts';
import { type Finding, finding, type SectionRows } from './finding.ts';

/** The room as a whole: how many places, what is empty, what stands outside the drawing. */
export function checkRoom(plan: Plan, rooms: readonly SectionRows[]): Finding[] {
  return [...checkCounts(plan, rooms), ...checkEmpty(plan, rooms), ...checkSheet(plan)];
}

function checkCounts(plan: Plan, rooms: readonly SectionRows[]): Finding[] {
  const seats = rooms.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.seats.length, 0);
  const places = plan.areas.reduce((sum, { capacity }) => sum + capacity, seats);
  if (places === 0) return [finding('no-places', { values: {} })];
  if (places <= PLACES_MAX) return [];
  return [finding('too-many-places', { values: { places, most: PLACES_MAX } })];
}

function checkEmpty(plan: Plan, rooms: readonly SectionRows[]): Finding[] {
  const used = new Set(plan.areas.map(({ categoryId }) => categoryId));
  const found: Finding[] = [];
  for (const { section, rows } of rooms) {
    for (const { seats } of rows) for (const { laid } of seats) used.add(laid.categoryId);
    if (rows.length > 0) continue;
    found.push(
      finding('empty-section', { sectionId: section.id, values: { section: section.name } }),
    );
  }
  for (const { id, name } of plan.categories) {
    if (used.has(id)) continue;
    found.push(finding('empty-category', { categoryId: id, values: { category: name } }));
  }
  return found;
}

function checkSheet(plan: Plan): Finding[] {
  const sheet: Box = { left: 0, top: 0, right: plan.width, bottom: plan.height };
  const isInside = (box: Box) =>
    holds(sheet, { x: box.left, y: box.top }) && holds(sheet, { x: box.right, y: box.bottom });
  const found: Finding[] = [];
  if (!holds(sheet, plan.focalPoint)) found.push(finding('focal-point-outside', { values: {} }));
  if (!isInside(boxOfRect(plan.stage))) {
    found.push(finding('stage-outside', { values: { stage: plan.stage.label } }));
  }
  for (const area of plan.areas) {
    if (isInside(boxOfRect(area))) continue;
    found.push(finding('area-outside', { areaId: area.id, values: { area: area.name } }));
  }
  return found;
}
