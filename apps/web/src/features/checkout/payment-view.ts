import type { OrderDetails } from '@houseful/contract/booking';
import { isNoConnection, isProblem } from '../../lib/api/problem.ts';
import type { Visitor } from '../../lib/session/use-session.ts';

/** What the buyer who comes back from the payment page is to be told. */
export type PaymentView =
  | 'confirming'
  /** The money is taken; the tickets are being fetched. */
  | 'paid'
  /** Everything is done: the order's own page says the rest. */
  | 'done'
  | 'not-paid'
  | 'declined'
  | 'pending'
  | 'too-late'
  | 'money-back'
  | 'cancelled'
  | 'unreachable'
  | 'offline'
  | 'not-yours'
  | 'problem';

export interface PaymentFacts {
  readonly visitor: Visitor['kind'];
  /** Whether the provider gave the browser a token. */
  readonly hasToken: boolean;
  readonly order: OrderDetails | undefined;
  /** Why the order could not be read. */
  readonly orderError: unknown;
  /** What our server last said about the payment; null as long as it has said nothing. */
  readonly confirmation: Confirmation | null;
}

export type Confirmation =
  | { readonly paid: true }
  | { readonly paid: false; readonly refusal: unknown };

/** The order itself is the truth as soon as it is over; until then, what the payment says. */
export function paymentView(facts: PaymentFacts): PaymentView {
  const { visitor, order, orderError, hasToken, confirmation } = facts;
  if (visitor === 'unknown') return 'confirming';
  if (visitor === 'nobody' || isProblem(orderError, 'no-such-order')) return 'not-yours';
  switch (order?.status) {
    case 'CONFIRMED':
      return 'done';
    case 'CANCELLED':
      return order.confirmedAt === null ? 'cancelled' : 'done';
    case 'FAILED':
      return 'money-back';
    case 'EXPIRED':
      return 'too-late';
    default:
  }
  if (confirmation?.paid) return 'paid';
  if (confirmation) return viewOfRefusal(confirmation.refusal);
  if (hasToken) return 'confirming';
  if (order) return 'not-paid';
  if (isNoConnection(orderError)) return 'offline';
  return orderError ? 'problem' : 'confirming';
}

function viewOfRefusal(refusal: unknown): PaymentView {
  if (isProblem(refusal, 'payment-declined')) return viewOfDecline(refusal.members.reason);
  if (isProblem(refusal, 'payment-pending')) return 'pending';
  if (isProblem(refusal, 'order-expired')) return 'too-late';
  if (isProblem(refusal, 'order-cancelled')) return 'cancelled';
  if (isProblem(refusal, 'no-such-order')) return 'not-yours';
  if (isNoConnection(refusal)) return 'offline';
  return isBusy(refusal) ? 'unreachable' : 'problem';
}

/** Some declines are not about the card: the payment as a whole has ended one way or another. */
function viewOfDecline(reason: string): PaymentView {
  switch (reason) {
    case 'payment-refunded':
      return 'money-back';
    case 'already-paid':
      return 'pending';
    case 'payment-cancelled':
      return 'cancelled';
    case 'payment-expired':
      return 'too-late';
    default:
      return 'declined';
  }
}

const ASK_AGAIN_FIRST_MS = 2_000;
const ASK_AGAIN_MS_MAX = 30_000;

/**
 * After how long to ask once more how the payment ended; null when the answer will not change.
 * @param askings how often it was asked already
 */
export function askAgainAfterMs(confirmation: Confirmation, askings: number): number | null {
  if (confirmation.paid) return null;
  const { refusal } = confirmation;
  const view = viewOfRefusal(refusal);
  if (view !== 'pending' && view !== 'unreachable' && view !== 'offline') return null;
  const pauseMs = Math.min(ASK_AGAIN_MS_MAX, ASK_AGAIN_FIRST_MS * 2 ** Math.max(0, askings - 1));
  const atLeastMs = isProblem(refusal, 'payment-pending') || isBusy(refusal) ? waitOf(refusal) : 0;
  return Math.max(pauseMs, atLeastMs);
}

function isBusy(refusal: unknown): boolean {
  return (
    isProblem(refusal, 'provider-unreachable') ||
    isProblem(refusal, 'overloaded') ||
    isProblem(refusal, 'too-many-requests')
  );
}

function waitOf(refusal: unknown): number {
  const waitMs: unknown = Object(Object(refusal).members).retryAfterMs;
  return typeof waitMs === 'number' ? waitMs : 0;
}
