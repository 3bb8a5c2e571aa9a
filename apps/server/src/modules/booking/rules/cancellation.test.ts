import type { OrderStatus, QuoteLine } from '@houseful/contract/booking';
import { CancellationPolicy, DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { describe, expect, test } from 'vitest';
import { type CancellableOrder, cancellationAt } from './cancellation.ts';

const STARTS_AT = new Date('2026-11-21T14:30:00.000Z');
const inr = (amount: number) => ({ amount, currency: 'INR' });
/** ₹250 for a film: 203.39 + 8.47 + 38.14, of which 1.53 is the fee's tax and 36.61 the ticket's. */
const FILM = [20_339, 847, 3_814] as const;
/** ₹400 for a play, which bears no tax below ₹500: all tax is the fee's. */
const PLAY = [38_400, 1_356, 244] as const;

function order(
  lines: readonly (readonly [base: number, fee: number, tax: number])[],
  changes: Partial<CancellableOrder> = {},
): CancellableOrder {
  const total = inr(lines.flat().reduce((sum, part) => sum + part, 0));
  return {
    status: 'CONFIRMED',
    isPaid: true,
    quote: {
      lines: lines.map(
        ([base, fee, tax]) =>
          ({ parts: { base: inr(base), fee: inr(fee), tax: inr(tax) } }) as QuoteLine,
      ),
      subtotal: inr(0),
      discount: inr(0),
      fees: inr(0),
      taxes: inr(0),
      total,
    },
    policy: DEFAULT_CANCELLATION,
    startsAt: STARTS_AT,
    cancelledAt: null,
    refundAmount: null,
    because: null,
    ...changes,
  };
}

const before = (minutes: number, ms = 0) => new Date(STARTS_AT.getTime() - minutes * 60_000 + ms);

describe('the default ladder', () => {
  // 75 % of 203.39 + 36.61 is 180.00; 50 % is 120.00.
  test.each([
    ['days before', before(3 * 1440), 75, 18_000],
    ['a moment before the two hours', before(120, -1), 75, 18_000],
    ['at two hours, exactly', before(120), 50, 12_000],
    ['a moment before the twenty minutes', before(20, -1), 50, 12_000],
  ])('%s gives its step', (_when, now, percent, refund) => {
    expect(cancellationAt(order([FILM]), now)).toMatchObject({
      cancellable: true,
      reason: null,
      refundPercent: percent,
      refund: inr(refund),
      kept: inr(25_000 - refund),
    });
  });

  test.each([
    ['at twenty minutes, exactly', before(20)],
    ['at the start', STARTS_AT],
    ['long after it', before(-5_000)],
  ])('%s nothing can be cancelled', (_when, now) => {
    expect(cancellationAt(order([FILM]), now)).toMatchObject({
      cancellable: false,
      reason: 'too-late',
      refundPercent: 0,
      refund: inr(0),
      kept: inr(25_000),
      changesAt: null,
    });
  });

  test('tells every step, and when the answer changes', () => {
    const offer = cancellationAt(order([FILM, FILM]), before(1_000));
    expect(offer.steps).toEqual([
      { until: '2026-11-21T12:30:00.000Z', refundPercent: 75, refund: inr(36_000) },
      { until: '2026-11-21T14:10:00.000Z', refundPercent: 50, refund: inr(24_000) },
    ]);
    expect(offer.changesAt).toBe('2026-11-21T12:30:00.000Z');
    expect(cancellationAt(order([FILM]), before(60)).changesAt).toBe('2026-11-21T14:10:00.000Z');
  });
});

describe('what goes back of a line', () => {
  const at = (percent: number, feesRefunded = false): CancellationPolicy => ({
    steps: [{ untilMinutesBefore: 0, refundPercent: percent }],
    feesRefunded,
  });
  test.each([
    ['all of the ticket and its tax, and nothing of the fee', FILM, at(100), 20_339 + 3_814 - 153],
    ['a tax that is the fee’s alone is kept', PLAY, at(100), 38_400],
    ['half of it is rounded down', PLAY.map((part) => part + 1), at(50), 19_200],
    ['with the fee, all there is', FILM, at(100, true), 25_000],
    ['with the fee, the same share of all', FILM, at(33, true), 8_250],
    ['never less than nothing, when there is no tax at all', [100, 50, 0], at(75), 75],
    ['a step of 0 %', FILM, at(0), 0],
  ] as const)('%s', (_what, parts, policy, refund) => {
    const line = parts as readonly [number, number, number];
    expect(cancellationAt(order([line], { policy }), before(60)).refund).toEqual(inr(refund));
  });

  test('each line is rounded by itself', () => {
    const policy = at(50);
    expect(
      cancellationAt(
        order(
          [
            [101, 0, 0],
            [101, 0, 0],
          ],
          { policy },
        ),
        before(60),
      ).refund,
    ).toEqual(inr(100));
  });

  test('is never more than was paid', () => {
    const cheap = order([FILM], { policy: at(100, true) });
    const discounted = { ...cheap, quote: { ...cheap.quote, total: inr(20_000) } };
    expect(cancellationAt(discounted, before(60))).toMatchObject({
      refund: inr(20_000),
      kept: inr(0),
    });
  });
});

describe('an order that is not simply paid', () => {
  test.each<[OrderStatus]>([['PAYMENT_PENDING'], ['EXPIRED'], ['FAILED']])(
    '%s has nothing to give back',
    (status) => {
      const offer = cancellationAt(order([FILM], { status, isPaid: false }), before(1_000));
      expect(offer).toMatchObject({
        cancellable: false,
        reason: 'not-paid',
        refund: inr(0),
        kept: inr(0),
        refundPercent: 0,
      });
    },
  );

  test('once cancelled it tells for ever what went back', () => {
    const cancelled = order([FILM], {
      status: 'CANCELLED',
      cancelledAt: before(121),
      refundAmount: 18_000,
    });
    for (const now of [before(121), before(60), before(-5_000)]) {
      expect(cancellationAt(cancelled, now)).toMatchObject({
        cancellable: false,
        reason: 'already-cancelled',
        refund: inr(18_000),
        kept: inr(7_000),
        refundPercent: 75,
      });
    }
  });

  test('cancelled before it was paid, nothing was kept', () => {
    const unpaid = order([FILM], { status: 'CANCELLED', isPaid: false, cancelledAt: before(500) });
    expect(cancellationAt(unpaid, before(400))).toMatchObject({
      reason: 'already-cancelled',
      refund: inr(0),
      kept: inr(0),
      refundPercent: 0,
    });
  });

  test('of a show without steps cannot be cancelled, however early', () => {
    const policy = { steps: [], feesRefunded: false };
    expect(cancellationAt(order([FILM], { policy }), before(99_999))).toMatchObject({
      cancellable: false,
      reason: 'not-offered',
      steps: [],
    });
  });
});

describe('a policy', () => {
  const steps = (...pairs: [number, number][]) => ({
    steps: pairs.map(([untilMinutesBefore, refundPercent]) => ({
      untilMinutesBefore,
      refundPercent,
    })),
    feesRefunded: false,
  });
  test.each([
    ['the default', DEFAULT_CANCELLATION, true],
    ['none', steps(), true],
    [
      'ten steps',
      steps(...Array.from({ length: 10 }, (_, n): [number, number] => [100 - n, 90 - n])),
      true,
    ],
    [
      'eleven steps',
      steps(...Array.from({ length: 11 }, (_, n): [number, number] => [100 - n, 90 - n])),
      false,
    ],
    ['minutes that go up', steps([20, 75], [120, 50]), false],
    ['a percentage that goes up', steps([120, 50], [20, 75]), false],
    ['the same twice', steps([120, 75], [120, 50]), false],
    ['more than all', steps([120, 101]), false],
    ['a step after the start', steps([-1, 50]), false],
    ['half a minute', steps([0.5, 50]), false],
  ])('%s is well formed or not', (_what, policy, isGood) => {
    expect(CancellationPolicy.safeParse(policy).success).toBe(isGood);
  });
});

test('what the fee was taxed with is kept with it, whatever rate that was', () => {
  const bought = order([FILM], { policy: { ...DEFAULT_CANCELLATION, feesRefunded: false } });
  const taxedAs = (feeCgst: number, feeSgst: number) => {
    const split = { feeCgst, feeSgst } as QuoteLine['split'];
    const lines = bought.quote.lines.map((line) => ({ ...line, split }));
    const now = before(3 * 1440);
    return cancellationAt({ ...bought, quote: { ...bought.quote, lines } }, now).refund.amount;
  };
  // 75 % of 250.00 − 8.47 and the fee's tax.
  expect(taxedAs(76, 76)).toBe(18_000);
  expect(taxedAs(21, 21)).toBe(18_083);
});

describe('what the house has changed', () => {
  const moved = { because: 'show-moved' as const };

  test('all of a moved order comes back until the show begins, whatever was agreed', () => {
    const none = { ...moved, policy: { steps: [], feesRefunded: false } };
    for (const [minutes, cancellable] of [
      [10_000, true],
      [1, true],
      [0, false],
    ] as const) {
      const at = new Date(STARTS_AT.getTime() - minutes * 60_000);
      const offer = cancellationAt(order([FILM, PLAY], none), at);
      expect(offer.cancellable).toBe(cancellable);
      expect(offer.refund.amount).toBe(cancellable ? 65_000 : 0);
      expect(offer.because).toBe('show-moved');
    }
  });

  test('with offers, what was paid comes back and not a paisa more', () => {
    const cheaper = order([FILM], moved);
    const offer = cancellationAt(
      { ...cheaper, quote: { ...cheaper.quote, total: inr(20_000) } },
      new Date(STARTS_AT.getTime() - 60_000),
    );
    expect([offer.refund.amount, offer.kept.amount]).toEqual([20_000, 0]);
  });

  test('an order that was ended with its show says that all of it went back, also when the show is long over', () => {
    const ended = order([FILM], {
      ...{ status: 'CANCELLED', because: 'show-cancelled', refundAmount: 25_000 },
      cancelledAt: new Date(STARTS_AT.getTime() + 86_400_000),
    });
    expect(cancellationAt(ended, new Date(STARTS_AT.getTime() + 2 * 86_400_000))).toMatchObject({
      ...{ cancellable: false, reason: 'already-cancelled', refundPercent: 100 },
      ...{ refund: inr(25_000), kept: inr(0), because: 'show-cancelled' },
    });
  });
});
