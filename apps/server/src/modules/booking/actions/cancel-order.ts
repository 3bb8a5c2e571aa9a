import type { BookingFace } from '@houseful/contract/faces/booking';
import type { GroupCommit } from '#platform/group-commit';
import { problem } from '#platform/problem';
import type { ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { viewCancelledOrder, viewOrderWithRefund } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import type { CancelCommand, CancelOutcome } from './commit-cancellations.ts';

/**
 * Cancels an order and frees its seats at once. Of a paid one the refund of its policy goes back;
 * money that comes later for an unpaid one goes back by itself. Repeating it answers the same.
 *
 * @throws no-such-order, order-expired, cancellation-closed, refund-changed, overloaded
 */
export function cancelOrder(
  { clock }: Pick<BookingDeps, 'clock'>,
  sales: ShowSales,
  cancellations: GroupCommit<CancelCommand, CancelOutcome>,
): BookingFace['cancelOrder'] {
  return async ({ orderId, expectedRefund }, call) => {
    const buyerId = callerOf(call);
    const answer = await cancellations.submit({ orderId, buyerId, expectedRefund });
    if (answer.outcome !== 'cancelled') throw refusal(answer);
    const terms = await sales.get(answer.order.show_id);
    return {
      ...viewOrderWithRefund(answer.order, terms, clock.now()),
      fact: viewCancelledOrder(answer.order, terms.label),
    };
  };
}

function refusal(answer: Exclude<CancelOutcome, { outcome: 'cancelled' }>): Error {
  switch (answer.outcome) {
    case 'unknown':
      return problem('no-such-order');
    case 'over':
      return problem('order-expired');
    case 'refund-changed':
      return problem('refund-changed', { refund: answer.refund });
    case 'refused':
      return problem('cancellation-closed', {
        reason: answer.reason === 'not-offered' ? 'not-offered' : 'too-late',
      });
  }
}
