import type { PaymentStatus } from '@houseful/contract/payments';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ATTEMPT_STATES, type AttemptNews, type AttemptState } from './attempt-states.ts';
import { PAYMENT_STATES } from './payment-states.ts';
import { REFUND_STATES } from './refund-states.ts';
import { type AttemptReport, settleCharge } from './settle-charge.ts';
import { nextState, type StateTable } from './state-table.ts';

/** News as the world sends it: any of it, any number of times, in any order. */
function newsOf<C extends string>(causes: readonly C[]): fc.Arbitrary<C[]> {
  return fc.array(fc.constantFrom(...causes), { maxLength: 12 });
}

const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** A list, and the same list in another order. */
const reordered = <T>(lists: fc.Arbitrary<T[]>) =>
  lists.chain((list) => fc.tuple(fc.constant(list), shuffled(list)));

function follow<S extends string, C extends string>(
  table: StateTable<S, C>,
  start: S,
  causes: readonly C[],
): S {
  return causes.reduce<S>((state, cause) => nextState(table, state, cause), start);
}

const ATTEMPT_NEWS = ['processing', 'captured', 'declined', 'failed'] as const;
const REFUND_NEWS = ['accepted', 'done', 'waiting', 'failed'] as const;
const ATTEMPT_STATE_NAMES = Object.keys(ATTEMPT_STATES) as AttemptState[];

test.each([
  ['attempt', ATTEMPT_STATES, ATTEMPT_NEWS],
  ['refund', REFUND_STATES, REFUND_NEWS],
  ['payment', PAYMENT_STATES, ['capture', 'cancel', 'refund']],
] as const)(
  'the table of the %s says for every state what every cause does',
  (_, table, causes) => {
    for (const row of Object.values(table)) {
      expect(Object.keys(row).toSorted()).toEqual([...causes].toSorted());
    }
  },
);

test('news of an attempt may come in any order and any number of times: only its kinds matter', () => {
  fc.assert(
    fc.property(reordered(newsOf(ATTEMPT_NEWS)), ([news, otherwise]) => {
      const end = follow(ATTEMPT_STATES, 'CREATED', news);
      expect(follow(ATTEMPT_STATES, 'CREATED', otherwise)).toBe(end);
      expect(follow(ATTEMPT_STATES, 'CREATED', [...new Set(news)])).toBe(end);
      expect(end).toBe(strongest(news));
    }),
  );
});

/** Money outranks a no, and a no outranks "never heard of it". */
function strongest(news: readonly AttemptNews[]): AttemptState {
  if (news.includes('captured')) return 'CAPTURED';
  if (news.includes('declined')) return 'DECLINED';
  return news.includes('failed') ? 'FAILED' : 'CREATED';
}

test('a refund is as far as the best news of it, whatever came before or after', () => {
  fc.assert(
    fc.property(reordered(newsOf(REFUND_NEWS)), ([news, otherwise]) => {
      const end = follow(REFUND_STATES, 'REQUESTED', news);
      expect(follow(REFUND_STATES, 'REQUESTED', otherwise)).toBe(end);
      const best = news.includes('done') ? 'DONE' : news.includes('accepted') ? 'SENT' : null;
      expect(end).toBe(best ?? 'REQUESTED');
    }),
  );
});

test('a payment is paid by a capture before or after it was closed, and stays so', () => {
  fc.assert(
    fc.property(reordered(newsOf(['capture', 'cancel'] as const)), ([causes, otherwise]) => {
      const end = follow(PAYMENT_STATES, 'PENDING', causes);
      expect(follow(PAYMENT_STATES, 'PENDING', otherwise)).toBe(end);
      expect(end === 'CAPTURED').toBe(causes.includes('capture'));
    }),
  );
});

const owed = { amount: 50_000, currency: 'INR' };
const reports: fc.Arbitrary<AttemptReport> = fc.record({
  chargeRef: fc.constantFrom('one', 'two', 'three'),
  state: fc.constantFrom(...ATTEMPT_NEWS),
  amount: fc.constant(owed),
  at: fc.constant('2026-11-20T12:00:00.000Z'),
  reason: fc.constant('no'),
});

/** What is counted of the news of all charges of one payment. */
function settleAll(news: readonly AttemptReport[]): { paid: string[]; surplus: string[] } {
  const attempts = new Map<string, AttemptState>();
  const counted = { paid: [] as string[], surplus: [] as string[] };
  let status: PaymentStatus = 'PENDING';
  for (const report of news) {
    const known = attempts.get(report.chargeRef) ?? 'CREATED';
    const decision = settleCharge({ status, owed }, known, report);
    attempts.set(report.chargeRef, decision.attemptState);
    if (decision.pays) {
      counted.paid.push(report.chargeRef);
      status = 'CAPTURED';
    }
    if (decision.surplus !== null) counted.surplus.push(report.chargeRef);
  }
  return counted;
}

test('each captured charge counts once, one of them pays and every other goes back', () => {
  fc.assert(
    fc.property(reordered(fc.array(reports, { maxLength: 15 })), ([news, otherwise]) => {
      const captured = new Set(
        news.filter(({ state }) => state === 'captured').map(({ chargeRef }) => chargeRef),
      );
      for (const order of [news, otherwise]) {
        const { paid, surplus } = settleAll(order);
        expect(paid).toHaveLength(Math.min(1, captured.size));
        expect([...paid, ...surplus].toSorted()).toEqual([...captured].toSorted());
      }
    }),
  );
});

test('no news ever takes captured money for something else', () => {
  for (const state of ATTEMPT_STATE_NAMES) {
    expect(nextState(ATTEMPT_STATES, state, 'captured')).toBe('CAPTURED');
  }
});

test('a table in which a late no beats the money is found out', () => {
  const faulty = {
    ...ATTEMPT_STATES,
    CAPTURED: { ...ATTEMPT_STATES.CAPTURED, declined: 'DECLINED' },
  };
  const outcome = fc.check(
    fc.property(reordered(newsOf(ATTEMPT_NEWS)), ([news, otherwise]) => {
      const table = faulty as typeof ATTEMPT_STATES;
      return follow(table, 'CREATED', news) === follow(table, 'CREATED', otherwise);
    }),
    { seed: 4 },
  );
  expect(outcome.failed).toBe(true);
  expect(outcome.counterexample?.[0]?.[0]).toEqual(
    expect.arrayContaining(['captured', 'declined']),
  );
});
