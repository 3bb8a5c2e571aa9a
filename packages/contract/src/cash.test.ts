import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeFor, faceValuesOf, likelyTenders, piecesOf, worthOf } from './cash.ts';

const currency = fc.constantFrom('INR', 'EUR', 'GBP', 'USD', 'JPY');
const amount = fc.integer({ min: 0, max: 100_000_000 });

describe('a drawer', () => {
  test.each(['INR', 'EUR', 'GBP', 'USD', 'JPY'])('of %s is counted from large to small', (code) => {
    const values = faceValuesOf(code);
    expect(values.length).toBeGreaterThan(0);
    expect(values).toEqual([...new Set(values)].toSorted((a, b) => b - a));
  });

  test('is worth what lies in it', () => {
    expect(worthOf([])).toBe(0);
    expect(
      worthOf([
        { value: 50_000, pieces: 3 },
        { value: 500, pieces: 7 },
      ]),
    ).toBe(153_500);
  });
});

describe('change', () => {
  test.each([
    [23_640, 50_000, 26_360],
    [25_000, 25_000, 0],
    [25_000, 24_999, null],
    [0, 0, 0],
  ])('of %d paid with %d is %s', (total, tendered, change) => {
    expect(changeFor(total, tendered)).toBe(change);
  });

  test('and total together are what was put on the counter; too little is never enough', () => {
    fc.assert(
      fc.property(amount, amount, (total, tendered) => {
        const change = changeFor(total, tendered);
        if (tendered < total) expect(change).toBeNull();
        else expect((change ?? 0) + total).toBe(tendered);
      }),
    );
  });

  test('is made of real notes and coins, to the last minor unit', () => {
    fc.assert(
      fc.property(amount, currency, (sum, code) => {
        const { pieces, rest } = piecesOf(sum, code);
        expect(worthOf(pieces) + rest).toBe(sum);
        expect(rest).toBeLessThan(faceValuesOf(code).at(-1) ?? 1);
        for (const { value } of pieces) expect(faceValuesOf(code)).toContain(value);
      }),
    );
  });

  test('of ₹263.60 is told as a cashier counts it', () => {
    expect(piecesOf(26_360, 'INR')).toEqual({
      pieces: [
        { value: 20_000, pieces: 1 },
        { value: 5_000, pieces: 1 },
        { value: 1_000, pieces: 1 },
        { value: 200, pieces: 1 },
        { value: 100, pieces: 1 },
        { value: 50, pieces: 1 },
      ],
      rest: 10,
    });
  });
});

describe('likely tenders', () => {
  test('begin with the exact amount, rise, and are all enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), currency, (total, code) => {
        const tenders = likelyTenders(total, code);
        expect(tenders[0]).toBe(total);
        expect(tenders).toEqual([...new Set(tenders)].toSorted((a, b) => a - b));
        expect(tenders.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  test('for ₹480 are those of a purse', () => {
    expect(likelyTenders(48_000, 'INR')).toEqual([48_000, 50_000, 60_000]);
  });
});
