import { describe, expect, it } from 'vitest';
import { english } from '../../lib/testing/test-words.ts';
import { availabilityWords } from './availability-words.ts';

const left = (seatsLeft: number, onSale = true) => ({
  priceFrom: { amount: 1, currency: 'INR' },
  seatsTotal: 200,
  seatsLeft,
  onSale,
});

describe('availability in a word', () => {
  it.each([
    [left(200), 'Available', 0],
    [left(199), 'Available', 1],
    [left(100), 'Available', 2],
    [left(71), 'Available', 3],
    [left(70), 'Filling fast', 3],
    [left(20), 'Almost full', 3],
    [left(1), 'Almost full', 3],
    [left(0), 'Sold out', 4],
    [left(200, false), 'Not on sale', null],
    [null, 'Opening soon', null],
  ])('%o is “%s” and %s quarters full', (availability, text, quartersFull) => {
    expect(availabilityWords(availability, english)).toMatchObject({ text, quartersFull });
  });
});
