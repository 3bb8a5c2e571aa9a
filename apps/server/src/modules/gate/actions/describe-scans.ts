import type { GateFace } from '@houseful/contract/faces/gate';
import type { Queryable } from '#platform/postgres/tx';
import { readAllScansOfTickets } from '../store/scans.ts';

/** Every reading of these tickets there was, for staff; whose they are, the caller has checked. */
export function describeScans({ db }: { db: Queryable }): GateFace['describeScans'] {
  return async ({ ticketIds }) => {
    if (ticketIds.length === 0) return [];
    const scans = await readAllScansOfTickets(db, ticketIds);
    return scans.map((scan) => ({
      ticketId: scan.ticket_id ?? '',
      at: scan.scanned_at.toISOString(),
      direction: scan.direction,
      counts: scan.standing === 'counts',
      reason: scan.reason ?? scan.fault,
      gate: [scan.device_name, scan.gate].filter(Boolean).join(', '),
    }));
  };
}
