import type { GateTicketView } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { readLists } from '../store/lists.ts';
import { findTickets } from '../store/tickets.ts';
import { ticketViewOf } from '../views.ts';
import { deviceOf, isFor } from './device-of.ts';

const FOUND_MAX = 20;

/**
 * For a phone that is broken or a paper left at home: tickets of the list's shows by name, code or seat, at most 20,
 * those first whom nobody has let in.
 * @throws gate-token-invalid, forbidden for a scanner that may not search, no-such-list
 */
export function findGateTickets(deps: Pick<GateTools, 'db' | 'clock'>) {
  const { db } = deps;
  return async (
    { listId, q }: { listId: string; q: string },
    call: Call,
  ): Promise<{ items: (GateTicketView & { entered: boolean })[] }> => {
    const device = await deviceOf(deps, call);
    if (!device.may_search) throw problem('forbidden');
    const [list] = await readLists(db, [listId]);
    if (!list || !isFor(device, list)) throw problem('no-such-list');
    const rows = await findTickets(db, {
      ...{ showIds: list.show_ids, listId, limit: FOUND_MAX },
      q: q.normalize('NFC').trim(),
    });
    return { items: rows.map((row) => ({ ...ticketViewOf(row), entered: row.entered })) };
  };
}
