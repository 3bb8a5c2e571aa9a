import { describe, expect, it } from 'vitest';
import { availabilityWords } from './availability-words.ts';

const left = (seatsLeft: number, onSale = true) => ({
  priceFrom: { amount: 1, currency: 'INR' },
  seatsTotal: 200,
  seatsLeft,
  onSale,
});

describe('availability in a word', () => {
  it.each([
    [left(200), 'Available'],
    [left(71), 'Available'],
    [left(70), 'Filling fast'],
    [left(20), 'Almost full'],
    [left(1), 'Almost full'],
    [left(0), 'Sold out'],
    [left(200, false), 'Not on sale'],
    [null, 'Opening soon'],
  ])('%o is “%s”', (availability, text) => {
    expect(availabilityWords(availability).text).toBe(text);
  });
});
