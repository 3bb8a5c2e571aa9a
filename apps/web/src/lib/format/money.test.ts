import { describe, expect, it } from 'vitest';
import { formatMoney, sumMoney } from './money.ts';

const inr = (amount: number) => ({ amount, currency: 'INR' });

describe('money', () => {
  it.each([
    [inr(25_000), '₹250'],
    [inr(25_050), '₹250.50'],
    [inr(5), '₹0.05'],
    [inr(0), '₹0'],
    [inr(12_500_000_00), '₹1,25,00,000'],
    [{ amount: 1_200, currency: 'JPY' }, 'JP¥1,200'],
    [{ amount: 1_500, currency: 'KWD' }, 'KWD 1.500'],
  ])('writes %o as %s, grouped the Indian way', (money, text) => {
    expect(formatMoney(money, 'en-IN').replace(/\u00a0/g, ' ')).toBe(text);
  });

  it('adds up to the minor unit', () => {
    expect(sumMoney([inr(10), inr(20), inr(1)])).toEqual(inr(31));
  });

  it('has no sum of nothing, and none of two currencies', () => {
    expect(sumMoney([])).toBeNull();
    expect(() => sumMoney([inr(1), { amount: 1, currency: 'USD' }])).toThrow('currencies');
  });
});
