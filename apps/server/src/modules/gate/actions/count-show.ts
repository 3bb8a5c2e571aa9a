import type { GateCounts } from '@houseful/contract/gate';
import { addMs } from '#platform/clock';
import type { GateTools } from '../deps.ts';
import { countByGate, countMinutes, countRefusals, countTotals } from '../store/counts.ts';

const COURSE_MS = 30 * 60_000;

/** How a show fills up, counted anew. */
export function countShow({ db, clock }: Pick<GateTools, 'db' | 'clock'>) {
  return async (showId: string): Promise<GateCounts> => {
    const now = clock.now();
    const [totals, gates, refusals, minutes] = await Promise.all([
      countTotals(db, showId, now),
      countByGate(db, showId, now),
      countRefusals(db, showId),
      countMinutes(db, showId, addMs(now, -COURSE_MS)),
    ]);
    return {
      showId,
      at: now.toISOString(),
      tickets: totals.tickets,
      inside: totals.inside,
      entered: totals.entered,
      left: totals.went_out,
      conflicts: totals.conflicts,
      gates: gates.map((row) => ({
        listId: row.list_id,
        gate: row.gate,
        inside: row.inside,
        entered: row.entered,
        left: row.went_out,
        refused: row.refused,
        conflicts: row.conflicts,
        lastMinute: row.last_minute,
      })),
      refusedBy: refusals,
      perMinute: minutes.map(({ minute, scans }) => ({ minute: minute.toISOString(), scans })),
    };
  };
}

export type CountShow = ReturnType<typeof countShow>;
