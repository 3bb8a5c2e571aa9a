import type { Category } from '@houseful/contract/booking';
import { describe, expect, it } from 'vitest';
import { buildRoom } from './room.ts';
import { describeSeat, joinWords, shortSeatName } from './seat-words.ts';
import { testSeatMap } from './test-room.ts';

const price = { amount: 25_000, currency: 'INR' };
const gold: Category = {
  categoryId: 'gold',
  name: 'Gold',
  price,
  parts: { base: price, fee: price, tax: price },
  seatsTotal: 1,
  seatsLeft: 1,
};

describe('a seat in words', () => {
  const map = testSeatMap();
  const house = buildRoom(map);
  const stallsOnly = buildRoom({ ...map, sections: map.sections.slice(0, 1) });

  it('says row, number, category, price and state', () => {
    const seat = stallsOnly.seats[1];
    if (!seat) throw new Error('no seat');
    expect(describeSeat(stallsOnly, seat, gold, 'free')).toBe('Row A seat 2, Gold ₹250, available');
    expect(describeSeat(stallsOnly, seat, gold, 'unavailable')).toContain('sold');
    expect(describeSeat(stallsOnly, { ...seat, kind: 'wheelchair' }, gold, 'held')).toBe(
      'Row A seat 2, Gold ₹250, wheelchair place, held by someone else',
    );
  });

  it('says the section where the row alone is not enough', () => {
    const seat = house.seatById('XA1');
    if (!seat) throw new Error('no seat');
    expect(describeSeat(house, seat, gold, 'free')).toMatch(/^Box, Row A seat 1,/);
    expect(shortSeatName(house, seat)).toBe('Box A1');
  });

  it('is listed as people speak', () => {
    expect(joinWords(['C7', 'C8', 'C9'])).toBe('C7, C8 and C9');
  });
});
