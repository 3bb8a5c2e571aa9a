import type { BookingFace } from '@houseful/contract/faces/booking';
import type { CancelTerms } from '@houseful/contract/order-desk';
import { sameMoney } from '@houseful/contract/primitives';
import { readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { SaleTerms } from '../boards/show-sales.ts';
import { cancellationAt, retainedOf } from '../rules/cancellation.ts';
import { worthOf } from '../rules/order-money.ts';
import type { OrderRow } from '../store/orders.ts';
import { cancellableOrder, moneyOf } from '../store/views.ts';
import {
  type ChangeDeps,
  changeOrder,
  mustStand,
  type Plan,
  reachedOrder,
} from './change-order.ts';
import { priceRest } from './price-rest.ts';

interface Cancelling {
  readonly terms: CancelTerms;
  readonly seatIds?: readonly string[] | undefined;
}

/**
 * Cancels some seats of a paid order, or all of it: by the ladder it was sold under, as of now, or for all that is
 * left of its money. The seats are free in the same transaction. What is cancelled already stays so, and nothing goes back twice.
 *
 * @throws no-such-order, idempotency-key-reused, order-cancelled, order-not-paid, changed-meanwhile, seat-not-in-order, refund-changed
 */
export function cancelAtDesk(
  deps: ChangeDeps,
): Pick<BookingFace, 'cancelOrderAtDesk' | 'previewDeskCancel'> {
  return {
    previewDeskCancel: async ({ orderId, ...wanted }, call) => {
      const { order, terms } = await reachedOrder(readFrom(deps.pool), deps.sales, orderId, call);
      mustStand(order);
      const now = deps.clock.now();
      const { plan, cost } = await planCancelling(deps, wanted, { order, terms, now });
      const { currency } = order.quote.total;
      const total = plan.kind === 'cancelled' ? 0 : (plan.after.quote?.total.amount ?? 0);
      return {
        version: order.version,
        refund: { amount: plan.refund, currency },
        kept: { amount: Math.max(0, cost - total - plan.refund), currency },
        total: { amount: total, currency },
      };
    },

    cancelOrderAtDesk: async (input, call) => {
      return changeOrder(deps, input, call, async (seen, terms, now) => {
        if (isDone(seen, input)) return null;
        mustStand(seen);
        if (seen.version !== input.expectedVersion) {
          throw problem('changed-meanwhile', { version: seen.version });
        }
        const { plan } = await planCancelling(deps, input, { order: seen, terms, now });
        const refund = { ...seen.quote.total, amount: plan.refund };
        if (!sameMoney(refund, input.expectedRefund)) throw problem('refund-changed', { refund });
        return plan;
      });
    },
  };
}

/** A whole cancellation of a paid order that is cancelled. Of single seats the key alone knows. */
function isDone(
  { status, confirmed_at: paidAt }: OrderRow,
  { seatIds }: Pick<Cancelling, 'seatIds'>,
): boolean {
  return status === 'CANCELLED' && paidAt !== null && seatIds === undefined;
}

async function planCancelling(
  { offers }: ChangeDeps,
  { terms: how, seatIds }: Cancelling,
  { order, terms, now }: { order: OrderRow; terms: SaleTerms; now: Date },
): Promise<{ plan: Plan; cost: number }> {
  const given = new Set(seatIds ?? order.seat_ids);
  const strangers = [...given].filter((seatId) => !order.seat_ids.includes(seatId));
  if (strangers.length > 0) throw problem('seat-not-in-order', { seatIds: strangers });
  const cost = worthOf(moneyOf(order));
  const seats = { seatsGiven: [...given], seatsTaken: [] };
  const cancellable = cancellableOrder(order, terms);
  if (given.size === order.seat_ids.length) {
    const refund = how === 'full' ? cost : cancellationAt(cancellable, now).refund.amount;
    return { plan: { kind: 'cancelled', after: {}, ...seats, refund }, cost };
  }
  const gone = order.quote.lines.filter(({ seatId }) => given.has(seatId));
  const rest = order.quote.lines.filter(({ seatId }) => !given.has(seatId));
  const isOwedAll = how === 'full' || cancellable.because !== null;
  const retained = isOwedAll ? 0 : retainedOf(cancellable, gone, now);
  const { quote, refund } = await priceRest(offers, order, terms, rest, retained);
  const left = order.seat_ids.filter((seatId) => !given.has(seatId));
  const after = { seat_ids: left, quote };
  return {
    plan: { kind: 'seats-cancelled', after, ...seats, refund },
    cost: order.quote.total.amount,
  };
}
