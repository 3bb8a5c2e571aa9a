/** What payments must make of a bank's news, as plainly as it can be said. */

export type AttemptState = 'CREATED' | 'CAPTURED' | 'DECLINED' | 'FAILED';

export interface ModelRefund {
  readonly amount: number;
  status: 'REQUESTED' | 'SENT' | 'DONE';
}

export interface ModelPayment {
  readonly owed: number;
  opened: boolean;
  status: 'PENDING' | 'CAPTURED' | 'CANCELLED' | 'REFUNDED';
  paidBy: string | null;
  /** By charge. */
  readonly attempts: Map<string, AttemptState>;
  readonly refunds: Map<string, ModelRefund>;
}

export type PaymentsModel = readonly ModelPayment[];

/** What the bank knows of a charge, and has said of it. */
export interface ChargeState {
  readonly state: 'processing' | 'captured' | 'declined';
  readonly amount: number;
}

export function newPayment(owed: number): ModelPayment {
  return {
    owed,
    opened: false,
    status: 'PENDING',
    paidBy: null,
    attempts: new Map(),
    refunds: new Map(),
  };
}

/** States move forward only, and money outranks words. */
const RANK = { CREATED: 0, FAILED: 1, DECLINED: 2, CAPTURED: 3 } as const;
const MEANS = { processing: 'CREATED', captured: 'CAPTURED', declined: 'DECLINED' } as const;

/** Each captured charge counts once: it pays, or goes back. */
export function hear(payment: ModelPayment, charge: string, news: ChargeState | 'failed'): void {
  const known = payment.attempts.get(charge) ?? 'CREATED';
  const told = news === 'failed' ? 'FAILED' : MEANS[news.state];
  const next = RANK[told] > RANK[known] ? told : known;
  payment.attempts.set(charge, next);
  if (next !== 'CAPTURED' || known === 'CAPTURED' || news === 'failed') return;
  if (news.amount === payment.owed && payment.paidBy === null) {
    payment.paidBy = charge;
    payment.status = 'CAPTURED';
  } else {
    payment.refunds.set(charge, { amount: news.amount, status: 'REQUESTED' });
  }
}

/** What a buyer is told who pays with the charge; `null` is a bank that says nothing. */
export function pay(payment: ModelPayment, charge: string, news: ChargeState | null): string {
  if (!payment.opened) return 'provider-unreachable';
  if (payment.paidBy !== null) return outcomeOf(payment, null);
  const known = payment.attempts.get(charge) ?? 'CREATED';
  payment.attempts.set(charge, known);
  const isOpen = known === 'CREATED' || known === 'FAILED';
  if (isOpen && (news === null || news.state === 'processing')) return 'pending';
  if (isOpen && news) hear(payment, charge, news);
  return outcomeOf(payment, charge);
}

function outcomeOf(payment: ModelPayment, charge: string | null): string {
  if (payment.paidBy !== null) {
    return payment.refunds.has(payment.paidBy) ? 'declined' : 'captured';
  }
  const state = charge === null ? undefined : payment.attempts.get(charge);
  return state === 'CAPTURED' || state === 'DECLINED' ? 'declined' : 'pending';
}

/** The order was given up: nobody will pay any more. */
export function close(payment: ModelPayment): void {
  if (payment.opened && payment.status === 'PENDING') payment.status = 'CANCELLED';
}

/** The money that paid goes back, or a part of it: once, and never more than it was. */
export function giveBack(payment: ModelPayment, asked: number): void {
  const charge = payment.paidBy as string;
  if (payment.refunds.has(charge)) return;
  payment.refunds.set(charge, { amount: Math.min(asked, payment.owed), status: 'REQUESTED' });
}

/** A try to send every refund that is not done yet, as the bank answers for each charge. */
export function sendRefunds(
  payment: ModelPayment,
  answerFor: (charge: string) => 'accepted' | 'done' | 'failed',
): void {
  for (const [charge, refund] of payment.refunds) {
    const ended = answerFor(charge);
    if (refund.status === 'DONE' || ended === 'failed') continue;
    refund.status = ended === 'done' ? 'DONE' : 'SENT';
    if (ended === 'done' && charge === payment.paidBy) payment.status = 'REFUNDED';
  }
}

/** What the shop has in the end: the money that paid, less what of it went back. */
export function kept({ paidBy, owed, refunds }: ModelPayment): number {
  return paidBy === null ? 0 : owed - (refunds.get(paidBy)?.amount ?? 0);
}
