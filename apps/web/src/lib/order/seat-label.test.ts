import type { QuoteLine } from '@houseful/contract/booking';
import { describe, expect, it } from 'vitest';
import { english, hindi } from '../testing/test-words.ts';
import { seatDetails, seatLabel, seatsInShort } from './seat-label.ts';

/** Only what a label is made of. */
const line = (parts: Partial<QuoteLine>) =>
  ({
    section: 'Prime',
    row: 'F',
    number: '6',
    gate: 'Gate 2',
    categoryName: 'Prime',
    ...parts,
  }) as QuoteLine;
const standing = line({ section: 'Standing', row: '', number: '1204', categoryName: 'Platinum' });

describe('a seat on an order', () => {
  it('is named by row and number, or by its area', () => {
    expect(seatLabel(line({}), english)).toBe('Row F seat 6');
    expect(seatLabel(line({}), hindi)).toBe('पंक्ति F सीट 6');
    expect(seatLabel(standing, english)).toBe('Standing, place 1204');
  });

  it('has its details told once', () => {
    expect(seatDetails(line({}))).toBe('Prime · Gate 2');
    expect(seatDetails(line({ section: 'Balcony' }))).toBe('Balcony · Prime · Gate 2');
    expect(seatDetails(standing)).toBe('Platinum · Gate 2');
  });

  it('is short in a list', () => {
    expect(seatsInShort([line({}), line({ number: '7' }), standing])).toBe('F6, F7, Standing 1204');
  });
});
