import { faultOf } from '@houseful/gate/judge-scan';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { readLists } from '../store/lists.ts';
import { lockUnknownScans, readScansOfTickets } from '../store/scans.ts';
import { lockTickets } from '../store/tickets.ts';
import { asRead } from '../views.ts';
import { write } from './commit-scans.ts';
import { createScanGroups } from './scan-groups.ts';

/**
 * A scanner without a network lets in who has a signed ticket that is on no sheet yet. If its scan was handed over before we heard of the
 * ticket, it was a conflict with nobody: from now on it is what it would have been.
 */
export async function attachScans(
  tx: Tx,
  indexes: readonly string[],
  tell: GateTools['tell'],
): Promise<void> {
  const scans = await lockUnknownScans(tx, indexes);
  if (scans.length === 0) return;
  const known = await lockTickets(tx, {
    ...{ ticketIds: [], codes: [] },
    indexes: scans.flatMap((scan) => scan.sheet_index ?? []),
  });
  const tickets = new Map(known.map((ticket) => [ticket.sheet_index, ticket]));
  const listIds = [...new Set(scans.map((scan) => scan.list_id))];
  const lists = new Map((await readLists(tx, listIds)).map((list) => [list.list_id, list]));
  const groups = createScanGroups(lists);
  const ticketIds = known.map((ticket) => ticket.ticket_id);
  groups.know(await readScansOfTickets(tx, ticketIds, listIds));
  for (const scan of scans) {
    const ticket = tickets.get(scan.sheet_index ?? '');
    const list = lists.get(scan.list_id);
    if (!ticket || !list) continue;
    const fault = faultOf({
      read: asRead(ticket, null),
      list: { showIds: list.show_ids, rules: list.rules },
      ...{ gate: scan.gate, direction: scan.direction, atMs: scan.scanned_at.getTime() },
    });
    groups.put({ ...scan, ticket_id: ticket.ticket_id, show_id: ticket.show_id, fault });
  }
  await write(tx, groups, tell);
}
