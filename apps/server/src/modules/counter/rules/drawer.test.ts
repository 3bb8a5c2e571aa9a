import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, expectedCash, type MovedSum, totalsOf } from './drawer.ts';

const sum = fc
  .record({
    kind: fc.constantFrom('sale', 'refund', 'paid-in', 'paid-out'),
    isCard: fc.boolean(),
    worth: fc.integer({ min: 0, max: 10_000_000 }),
    count: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ kind, isCard, worth, count }): MovedSum => {
    const isOut = kind === 'refund' || kind === 'paid-out';
    const isOfOrder = kind === 'sale' || kind === 'refund';
    const method = isCard && isOfOrder ? 'card-terminal' : 'cash';
    return { kind, method, amount: isOut ? -worth : worth, count };
  });
const sums = fc.uniqueArray(sum, { selector: ({ kind, method }) => `${kind} ${method}` });
const float = fc.integer({ min: 0, max: 5_000_000 });

describe('a drawer', () => {
  test('holds its float and all cash that moved, and nothing of cards', () => {
    const moved: MovedSum[] = [
      { kind: 'sale', method: 'cash', amount: 50_000, count: 1 },
      { kind: 'sale', method: 'card-terminal', amount: 70_000, count: 2 },
      { kind: 'refund', method: 'cash', amount: -20_000, count: 1 },
      { kind: 'refund', method: 'card-terminal', amount: -10_000, count: 1 },
      { kind: 'paid-in', method: 'cash', amount: 5_000, count: 1 },
      { kind: 'paid-out', method: 'cash', amount: -1_000, count: 1 },
    ];
    expect(expectedCash(100_000, moved)).toBe(134_000);
  });

  test('balances: float + net cash + paid in − paid out is what is expected', () => {
    fc.assert(
      fc.property(float, sums, (amount, moved) => {
        const { expected, methods, paidIn, paidOut } = totalsOf({ amount, currency: 'INR' }, moved);
        const cash = methods.find(({ method }) => method === 'cash');
        expect(expected.amount).toBe(
          amount + (cash?.net.amount ?? 0) + paidIn.amount - paidOut.amount,
        );
        for (const { sales, refunds, net } of methods) {
          expect(net.amount).toBe(sales.amount - refunds.amount);
        }
      }),
    );
  });

  test.each([
    [134_000, 134_000, 0],
    [133_500, 134_000, -500],
    [134_100, 134_000, 100],
    [0, 134_000, -134_000],
  ])('of %d where %d should be differs by %d', (counted, expected, amount) => {
    expect(differenceOf(counted, expected, 'INR')).toEqual({ amount, currency: 'INR' });
  });
});
