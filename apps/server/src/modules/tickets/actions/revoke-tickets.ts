import type { FactPayload } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import { revokeTickets as markRevoked } from '../store/tickets.ts';

/** Tickets of a cancelled order open no gate; what was issued stays readable. Repeatable. */
export function revokeTickets({ clock }: { clock: Clock }) {
  return (tx: Tx, cancelled: readonly FactPayload<'booking.order-cancelled'>[]): Promise<void> =>
    markRevoked(
      tx,
      cancelled.map(({ orderId }) => orderId),
      clock.now(),
    );
}
