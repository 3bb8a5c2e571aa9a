import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { SeatMap } from '@houseful/contract/seat-map';
import { checkPlan } from '@houseful/seat-plan/check-plan';
import { drawSeatMap } from '@houseful/seat-plan/draw-seat-map';
import { Plan } from '@houseful/seat-plan/plan';
import { fact } from '#platform/facts/facts';
import { deriveId } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { putScreen, type ScreenRow } from '../store/desk.ts';
import { insertSeatMaps } from '../store/places.ts';
import { lockPlan, updatePlan, type WholePlanRow } from '../store/plans.ts';
import { atVenue } from './at-venue.ts';
import { type PlanDeps, reachedPlan, viewPlan } from './seat-plans.ts';

/**
 * Draws a version of the plan, once, and gives the drawing to screens of its venue: shows scheduled from now on are sold by it. What
 * is on sale keeps the drawing it was put on sale with.
 * @throws no-such-seat-plan, seat-plan-changed, seat-plan-flawed, no-such-screen
 */
export function publishPlan(deps: PlanDeps): VenuesFace['publishSeatPlan'] {
  const { pool, record, clock } = deps;
  return async ({ planId, version, screenIds }, call) => {
    const published = await inTransaction(pool, async (tx) => {
      const row = reachedPlan(await lockPlan(tx, planId), call);
      if (row.version !== version) throw problem('seat-plan-changed', { version: row.version });
      const seatMap = draw(row);
      if ((await insertSeatMaps(tx, [seatMap])).size > 0) {
        await record(tx, [fact('venues.seat-map-published', { seatMap })]);
      }
      const isNew = row.seat_map_id !== seatMap.seatMapId;
      const after: WholePlanRow = {
        ...row,
        seat_map_id: seatMap.seatMapId,
        published_version: version,
        published_at: isNew ? clock.now() : row.published_at,
      };
      if (isNew) updatePlan(tx, after);
      return { row: after, seatMap };
    });
    await giveToScreens(deps, published, screenIds, call);
    return viewPlan(published.row);
  };
}

interface Published {
  readonly row: WholePlanRow;
  readonly seatMap: SeatMap;
}

/** A step of its own: should the program die before it, publishing again does it. */
async function giveToScreens(
  deps: PlanDeps,
  { row, seatMap }: Published,
  screenIds: readonly string[],
  call: Parameters<typeof atVenue>[2],
): Promise<void> {
  const { seatMapId } = seatMap;
  const seatCount = seatsOf(seatMap);
  await atVenue(deps, row.venue_id, call, async ({ tx, row: venue, screens }) => {
    const wanted = new Set(screenIds);
    const found = screens.filter(({ screen_id }) => wanted.has(screen_id));
    if (found.length < wanted.size) throw problem('no-such-screen');
    const given = (screen: ScreenRow): ScreenRow =>
      wanted.has(screen.screen_id)
        ? { ...screen, seat_map_id: seatMapId, seat_count: seatCount }
        : screen;
    for (const screen of found) putScreen(tx, given(screen));
    return {
      row: venue,
      screens: screens.map(given),
      noted: {
        action: 'seat-plan.published',
        subject: { kind: 'seat-plan', id: row.plan_id, name: row.name },
        before: { screens: Object.fromEntries(found.map((s) => [s.name, s.seat_map_id])) },
        after: { screens: Object.fromEntries(found.map((s) => [s.name, seatMapId])) },
      },
    };
  });
}

/** @throws seat-plan-flawed */
function draw({ plan_id: planId, version, name, plan }: WholePlanRow): SeatMap {
  const read = Plan.parse(plan);
  const findings = checkPlan(read).filter(({ level }) => level === 'error');
  if (findings.length > 0)
    throw problem('seat-plan-flawed', { findings: findings.map(({ code }) => ({ code })) });
  return drawSeatMap(read, { seatMapId: deriveId('smp', planId, String(version)), name });
}

function seatsOf({ sections, areas }: SeatMap): number {
  const chairs = sections.flatMap(({ rows }) => rows.map(({ seats }) => seats.length));
  return [...chairs, ...areas.map(({ capacity }) => capacity)].reduce((sum, n) => sum + n, 0);
}
