import { describe, expect, it } from 'vitest';
import { ApiProblem, noConnection } from '../../lib/api/problem.ts';
import { holdOf, orderOf, seatLine } from './box-office.fixture.ts';
import { askAgainAfterMs, type PaymentFacts, paymentView } from './payment-view.ts';

const hold = holdOf([seatLine('F', '6')]);
const order = (changes: Parameters<typeof orderOf>[1] = {}) => orderOf(hold, changes);
const problem = (code: string, members = {}) =>
  new ApiProblem({ code, status: 400, title: code, members });
const said = (code: string, members = {}) => ({
  paid: false as const,
  refusal: problem(code, members),
});
const declined = (reason: string) => said('payment-declined', { reason });
const paid = { paid: true as const };

/** Back from the bank with a token, and the order still open. */
const back: PaymentFacts = {
  visitor: 'guest',
  hasToken: true,
  order: order(),
  orderError: null,
  confirmation: null,
};

describe('who comes back from the payment page', () => {
  it.each<[string, string, Partial<PaymentFacts>]>([
    ['before the page is alive', 'confirming', { visitor: 'unknown', order: undefined }],
    ['while our server is asked', 'confirming', {}],
    ['paid, the order not read anew yet', 'paid', { confirmation: paid }],
    ['paid', 'done', { order: order({ status: 'CONFIRMED' }), confirmation: paid }],
    ['the next day', 'done', { order: order({ status: 'CONFIRMED' }), confirmation: null }],
    ['without paying', 'not-paid', { hasToken: false }],
    [
      'without paying, before the order is read',
      'confirming',
      { hasToken: false, order: undefined },
    ],
    [
      'without paying, too late',
      'too-late',
      { hasToken: false, order: order({ status: 'EXPIRED' }) },
    ],
    ['with a declined card', 'declined', { confirmation: declined('declined-by-bank') }],
    [
      'with a card declined for a reason of its own',
      'declined',
      { confirmation: declined('stolen') },
    ],
    ['with a bank that is silent', 'pending', { confirmation: said('payment-pending') }],
    ['from another tab that paid', 'pending', { confirmation: declined('already-paid') }],
    ['after the window', 'too-late', { confirmation: said('order-expired') }],
    ['after the bank’s own window', 'too-late', { confirmation: declined('payment-expired') }],
    ['when it was cancelled meanwhile', 'cancelled', { confirmation: said('order-cancelled') }],
    ['when the bank closed it', 'cancelled', { confirmation: declined('payment-cancelled') }],
    ['to a cancelled order', 'cancelled', { order: order({ status: 'CANCELLED' }) }],
    [
      'to an order paid and cancelled since',
      'done',
      { order: order({ status: 'CANCELLED', confirmedAt: '2026-11-20T10:05:00.000Z' }) },
    ],
    [
      'when the money is on its way back',
      'money-back',
      { confirmation: declined('payment-refunded') },
    ],
    ['to an order that failed', 'money-back', { order: order({ status: 'FAILED' }) }],
    ['while the bank is away', 'unreachable', { confirmation: said('provider-unreachable') }],
    ['while we are busy', 'unreachable', { confirmation: said('overloaded') }],
    ['in a tunnel', 'offline', { confirmation: { paid: false, refusal: noConnection() } }],
    [
      'in a tunnel, without a token',
      'offline',
      { hasToken: false, order: undefined, orderError: noConnection() },
    ],
    ['as nobody', 'not-yours', { visitor: 'nobody', order: undefined }],
    ['as somebody else', 'not-yours', { order: undefined, orderError: problem('no-such-order') }],
    [
      'as somebody else, asked first',
      'not-yours',
      { order: undefined, confirmation: said('no-such-order') },
    ],
    ['and we have a fault', 'problem', { confirmation: said('bug') }],
  ])('%s: %s', (_how, view, changes) => {
    expect(paymentView({ ...back, ...changes })).toBe(view);
  });

  it('believes the order before an older word about the payment', () => {
    const facts = { ...back, confirmation: said('payment-pending') };
    expect(paymentView({ ...facts, order: order({ status: 'CONFIRMED' }) })).toBe('done');
    expect(paymentView({ ...facts, order: order({ status: 'EXPIRED' }) })).toBe('too-late');
  });
});

describe('how a payment ended is asked again', () => {
  it('with growing pauses, as long as nobody knows', () => {
    const pauses = [1, 2, 3, 4, 5, 60].map((n) => askAgainAfterMs(said('payment-pending'), n));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(askAgainAfterMs({ paid: false, refusal: noConnection() }, 1)).toBe(2_000);
  });

  it('never sooner than our server wants', () => {
    expect(askAgainAfterMs(said('payment-pending', { retryAfterMs: 5_000 }), 1)).toBe(5_000);
    expect(askAgainAfterMs(said('too-many-requests', { retryAfterMs: 60_000 }), 9)).toBe(60_000);
  });

  it.each([
    paid,
    declined('declined-by-bank'),
    said('order-expired'),
    said('no-such-order'),
    said('bug'),
  ])('never when the answer stays: %j', (confirmation) => {
    expect(askAgainAfterMs(confirmation, 1)).toBeNull();
  });
});
