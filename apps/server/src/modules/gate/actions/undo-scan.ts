import type { ScanRecord } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { type ListRow, readLists } from '../store/lists.ts';
import { readScans, readScansOfTickets, type ScanRow } from '../store/scans.ts';
import { lockTickets } from '../store/tickets.ts';
import { write } from './commit-scans.ts';
import { describeScans } from './list-scans.ts';
import { createScanGroups } from './scan-groups.ts';
import { staffOf } from '#platform/caller-of';

type Tools = Pick<GateTools, 'pool' | 'clock' | 'ids' | 'audit' | 'tell' | 'nameUsers'>;

/**
 * Takes a wrong check-in back: the ticket is as if it had not been scanned, and the scan stays on record with who took it back and why.
 * Repeating it changes nothing. @throws no-such-scan, scan-not-undoable when nobody was let through
 */
export function undoScan(deps: Tools) {
  return (
    { scanId, reason }: { scanId: string; reason: string },
    call: Call,
  ): Promise<ScanRecord> =>
    inTransaction(deps.pool, async (tx) => {
      const { scan, list } = await lockScan(tx, scanId, call);
      const groups = createScanGroups(new Map([[list.list_id, list]]));
      groups.know([scan]);
      if (scan.ticket_id) {
        groups.know(await readScansOfTickets(tx, [scan.ticket_id], [list.list_id]));
      }
      if (!scan.undone_at) {
        if (scan.standing !== 'counts' && scan.standing !== 'conflict') {
          throw problem('scan-not-undoable');
        }
        const undone_by = staffOf(call).actorId;
        const undone_at = deps.clock.now();
        groups.put({ ...scan, undone_at, undone_by, undone_reason: reason });
        await write(tx, groups, deps.tell);
        await deps.audit(tx, {
          actorId: staffOf(call).actorId,
          ...{
            organisationId: list.organisation_id,
            venueId: list.venue_id,
            action: 'scan.undone',
          },
          subject: { kind: 'scan', id: scanId, name: scan.ticket_id ?? scanId },
          before: { standing: scan.standing, at: scan.scanned_at.toISOString(), gate: scan.gate },
          after: { standing: 'undone', reason },
        });
      }
      const [record] = await describeScans(deps, tx, [groups.get(scanId) as ScanRow]);
      return record as ScanRecord;
    });
}

async function lockScan(
  tx: Tx,
  scanId: string,
  call: Call,
): Promise<{ scan: ScanRow; list: ListRow }> {
  const [found] = await readScans(tx, [scanId]);
  const [list] = found ? await readLists(tx, [found.list_id]) : [];
  const isReached =
    list &&
    reaches(staffOf(call).reach, {
      organisationId: list.organisation_id,
      venueId: list.venue_id,
    });
  if (!found || !isReached) throw problem('no-such-scan');
  if (found.ticket_id) {
    await lockTickets(tx, { ticketIds: [found.ticket_id], indexes: [], codes: [] });
  }
  const [scan] = await readScans(tx, [scanId]);
  return { scan: scan ?? found, list };
}
