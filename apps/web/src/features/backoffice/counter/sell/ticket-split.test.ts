import type { Category, QuoteLine } from '@houseful/contract/booking';
import { describe, expect, it } from 'vitest';
import { splitsOf, withCount } from './ticket-split.ts';

const money = (amount: number) => ({ amount, currency: 'INR' });
const types = ['adult', 'child', 'senior'].map((ticketTypeId, place) => ({
  ...{ ticketTypeId, name: ticketTypeId, price: money(300 - place * 100) },
}));
const category = { categoryId: 'gold', ticketTypes: types } as unknown as Category;
const line = (seatId: string, ticketTypeId?: string) =>
  ({ seatId, categoryId: 'gold', ...(ticketTypeId && { ticketTypeId }) }) as unknown as QuoteLine;
const LINES = [line('A1'), line('A2', 'adult'), line('A3', 'child')];

describe('the tickets of a hold', () => {
  it('are counted by whom they are for; who is not named is of the first type', () => {
    const [split] = splitsOf(LINES, [category]);
    expect(split?.types.map(({ count }) => count)).toEqual([2, 1, 0]);
  });

  it('of a category that tells nobody apart are no choice', () => {
    expect(splitsOf(LINES, [{ ...category, ticketTypes: types.slice(0, 1) }])).toEqual([]);
    expect(splitsOf([], [category])).toEqual([]);
  });

  it.each([
    ['child', 2, { adult: 1, child: 2, senior: 0 }],
    ['child', 0, { adult: 3, child: 0, senior: 0 }],
    ['senior', 2, { adult: 0, child: 1, senior: 2 }],
    ['senior', 3, { adult: 0, child: 0, senior: 3 }],
  ])('with %s set to %d are for everybody again', (type, count, expected) => {
    const [split] = splitsOf(LINES, [category]);
    if (!split) throw new Error('no split');
    const given = Object.values(withCount(split, type, count));
    for (const [ticketTypeId, many] of Object.entries(expected)) {
      expect(given.filter((id) => id === ticketTypeId)).toHaveLength(many);
    }
  });
});
