import { checkPlaces } from './checks/check-places.ts';
import { checkRows } from './checks/check-rows.ts';
import { checkRoom } from './checks/check-room.ts';
import { checkWheelchairs } from './checks/check-wheelchairs.ts';
import type { Finding } from './checks/finding.ts';
import { drawRows } from './draw-seat-map.ts';
import type { Plan } from './plan.ts';

/** So many of a kind are listed; the rest is in `more` of the last one. */
export const FINDINGS_OF_A_KIND_MAX = 50;

/**
 * What is wrong with a plan, errors first: with an error it cannot be published, warnings are for a
 * second look. Each finding names what it is about, so that it can be shown. 50,000 seats take less
 * than a fifth of a second.
 */
export function checkPlan(plan: Plan): Finding[] {
  const rooms = plan.sections.map((section) => ({ section, rows: drawRows(section) }));
  const findings = [
    ...checkRoom(plan, rooms),
    ...checkRows(rooms),
    ...checkPlaces(plan, rooms),
    ...checkWheelchairs(rooms),
  ];
  const byKind = Map.groupBy(findings, ({ code }) => code);
  const listed = [...byKind.values()].flatMap((all) => {
    const more = all.length - FINDINGS_OF_A_KIND_MAX;
    return all
      .slice(0, FINDINGS_OF_A_KIND_MAX)
      .map((finding, place) =>
        more > 0 && place === FINDINGS_OF_A_KIND_MAX - 1 ? { ...finding, more } : finding,
      );
  });
  return [
    ...listed.filter(({ level }) => level === 'error'),
    ...listed.filter(({ level }) => level === 'warning'),
  ];
}

/** Whether a plan may be published. */
export function isPublishable(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== 'error');
}
