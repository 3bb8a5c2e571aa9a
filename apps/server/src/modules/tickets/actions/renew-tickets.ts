import type { FactPayload } from '@houseful/contract/facts';
import { fact, type RecordFacts } from '#platform/facts/facts';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import { entryWindow } from '../rules/entry-window.ts';
import { showDigest, type TicketSigner } from '../signing.ts';
import { registerKey } from '../store/keys.ts';
import { readValidTickets, relabelOrders, updatePayloads } from '../store/tickets.ts';

type Moved = FactPayload<'booking.order-moved'>;

/**
 * Makes the tickets of a moved show those of its new time: the same tickets, their proof signed anew, so that an old print and
 * a new one are one entry and not two. What opens no gate any more stays as it is. Told again, or late, nothing changes.
 * @throws Error while the tickets are still to be issued: the fact is told again
 */
export function renewTickets({
  clock,
  record,
  signer,
}: {
  clock: Clock;
  record: RecordFacts;
  signer: TicketSigner;
}) {
  return async (tx: Tx, told: readonly Moved[]): Promise<void> => {
    const moved = latestOf(told);
    const { known, changed } = await relabelOrders(tx, moved);
    const early = moved.find(({ orderId }) => !known.has(orderId));
    if (early) throw new Error(`the tickets of order ${early.orderId} are not issued yet`);
    const tickets = Map.groupBy(
      await readValidTickets(tx, [...changed].sort()),
      ({ order_id }) => order_id,
    );
    const renewed = moved.filter(({ orderId }) => tickets.has(orderId));
    if (renewed.length === 0) return;
    // No payload is printed before everybody can verify it.
    await registerKey(tx, signer, clock.now());
    updatePayloads(
      tx,
      renewed.flatMap(({ orderId, showId, show }) => {
        const window = entryWindow(show);
        const digest = showDigest(showId);
        return (tickets.get(orderId) ?? []).map(({ ticket_id: ticketId, seat_id: seatId }) => ({
          ticketId,
          payload: signer.sign({ ticketId, showDigest: digest, ...window, seatId }),
        }));
      }),
    );
    await record(
      tx,
      renewed.map(({ orderId, showId, version, contact, from, message, refund }) =>
        fact('tickets.tickets-renewed', {
          ...{ orderId, showId, version, contact, from, message, refund },
        }),
      ),
    );
  };
}

/** Of several moves of one order told at once, the last; in one sequence for all processes. */
function latestOf(told: readonly Moved[]): Moved[] {
  const latest = new Map<string, Moved>();
  for (const each of told) {
    if ((latest.get(each.orderId)?.version ?? 0) < each.version) latest.set(each.orderId, each);
  }
  return [...latest.values()].sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
}
