import type { Category } from '@houseful/contract/booking';
import { describe, expect, it } from 'vitest';
import { english, hindi } from '../../testing/test-words.ts';
import { testRoom, testSeatMap } from './room.fixture.ts';
import { describeBlock, describeSeat, shortSeatName } from './seat-words.ts';

const price = { amount: 25_000, currency: 'INR' };
const gold: Category = {
  categoryId: 'gold',
  name: 'Gold',
  price,
  parts: { base: price, fee: price, tax: price },
  seatsTotal: 1,
  seatsLeft: 1,
};
const silver = {
  ...gold,
  categoryId: 'silver',
  name: 'Silver',
  price: { ...price, amount: 9_000 },
};
const categories = new Map([gold, silver].map((category) => [category.categoryId, category]));

describe('a seat in words', () => {
  const map = testSeatMap();
  const house = testRoom(map);
  const stallsOnly = testRoom({ ...map, sections: map.sections.slice(0, 1) });

  it('says row, number, category, price and state', () => {
    const seat = stallsOnly.seatByIndex(1);
    if (!seat) throw new Error('no seat');
    const say = (...[look, words]: [Parameters<typeof describeSeat>[3], typeof english]) =>
      describeSeat(stallsOnly, seat, gold, look, words);
    expect(say('free', english)).toBe('Row A seat 2, Gold ₹250, available');
    expect(say('unavailable', english)).toContain('sold');
    expect(say('free', hindi)).toContain('₹250');
    expect(describeSeat(stallsOnly, { ...seat, kind: 'wheelchair' }, gold, 'held', english)).toBe(
      'Row A seat 2, Gold ₹250, wheelchair place, held by someone else',
    );
  });

  it('says the section where the row alone is not enough', () => {
    const seat = house.seatById('XA1');
    if (!seat) throw new Error('no seat');
    expect(describeSeat(house, seat, gold, 'free', english)).toMatch(/^Box, Row A seat 1,/);
    expect(shortSeatName(house, seat)).toBe('Box A1');
  });
});

describe('a block in words', () => {
  const [block] = testRoom().blocks;
  if (!block) throw new Error('no block');

  it.each([
    [312, 'Stalls, Gold ₹250, 312 left'],
    [1, 'Stalls, Gold ₹250, 1 left'],
    [0, 'Stalls, Gold ₹250, sold out'],
    [null, 'Stalls, Gold ₹250'],
  ])('with %s left', (left, expected) => {
    expect(describeBlock(block, left, categories, english)).toBe(expected);
  });

  it('of several prices says from which on', () => {
    const mixed = {
      ...block,
      categories: [...block.categories, { categoryId: 'silver', seats: 3 }],
    };
    expect(describeBlock(mixed, 5, categories, english)).toBe('Stalls, from ₹90, 5 left');
  });
});
