import type { CancellationOffer } from '@houseful/contract/cancellation';
import { type Money, sameMoney } from '@houseful/contract/primitives';
import type { BatchVerb } from '#platform/group-commit';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import { labelOf, termsFor, termsOf } from '../boards/terms-of.ts';
import type { BookingDeps } from '../deps.ts';
import { cancellationAt } from '../rules/cancellation.ts';
import { nextOrderStatus, orderStatusAt } from '../rules/order-states.ts';
import { lockOrders, type OrderRow } from '../store/orders.ts';
import { cancellableOrder } from '../store/views.ts';
import { endOrders } from './end-orders.ts';

export interface CancelCommand {
  readonly orderId: string;
  readonly buyerId: string;
  /** What the buyer was shown; undefined when they take what they get. */
  readonly expectedRefund: Money | undefined;
}

export type CancelOutcome =
  | { readonly outcome: 'cancelled'; readonly order: OrderRow }
  | { readonly outcome: 'unknown' }
  /** It came to nothing before: not paid in time, or its seats were gone. */
  | { readonly outcome: 'over' }
  | { readonly outcome: 'refused'; readonly reason: CancellationOffer['reason'] }
  | { readonly outcome: 'refund-changed'; readonly refund: Money };

type Decision = Exclude<CancelOutcome, { outcome: 'cancelled' }> | { readonly refund: Money };

/**
 * Ends each order and frees its seats in the transaction that says what goes back of its money,
 * once: whoever asks again gets the order as it was cancelled, whatever the time is by then.
 * Orders are locked before seats, both in key order, like everywhere.
 */
export function commitCancellations(
  { clock, record, signals }: Pick<BookingDeps, 'clock' | 'record' | 'signals'>,
  sales: ShowSales,
  boards: Pick<SeatBoards, 'tell'>,
): BatchVerb<CancelCommand, CancelOutcome> {
  return async (tx, commands) => {
    const now = clock.now();
    const rows = await lockOrders(
      tx,
      commands.map(({ orderId }) => orderId),
    );
    const orders = new Map(rows.map((row) => [row.order_id, row]));
    const terms = await termsOf(sales, rows);
    const cancelled: OrderRow[] = [];

    const outcomes = commands.map((command): CancelOutcome => {
      const order = orders.get(command.orderId);
      if (!order || order.buyer_id !== command.buyerId) return { outcome: 'unknown' };
      if (order.status === 'CANCELLED') return { outcome: 'cancelled', order };
      const decision = decide(order, command, terms, now);
      if ('outcome' in decision) return decision;
      const ended: OrderRow = {
        ...order,
        status: 'CANCELLED',
        cancelled_at: now,
        refund_amount: decision.refund.amount || null,
        version: order.version + 1,
      };
      orders.set(ended.order_id, ended);
      cancelled.push(ended);
      return { outcome: 'cancelled', order: ended };
    });
    if (cancelled.length > 0) {
      const ended = cancelled.map((order) => ({ order, label: labelOf(terms, order) }));
      await endOrders(tx, ended, { record, signals, boards });
    }
    return outcomes;
  };
}

/** What goes back, or why the order stays as it is. */
function decide(
  order: OrderRow,
  { expectedRefund }: CancelCommand,
  terms: ReadonlyMap<string, SaleTerms>,
  now: Date,
): Decision {
  const status = orderStatusAt({ status: order.status, expiresAt: order.expires_at }, now);
  if (nextOrderStatus(status, 'cancel') === null) return { outcome: 'over' };
  const offer = cancellationAt(cancellableOrder(order, termsFor(terms, order)), now);
  const isRefused = status === 'CONFIRMED' && !offer.cancellable;
  if (isRefused) return { outcome: 'refused', reason: offer.reason };
  if (expectedRefund && !sameMoney(expectedRefund, offer.refund)) {
    return { outcome: 'refund-changed', refund: offer.refund };
  }
  return { refund: offer.refund };
}
