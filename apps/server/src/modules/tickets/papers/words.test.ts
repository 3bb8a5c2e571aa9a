import { expect, test } from 'vitest';
import { gateName, gateWords, seatWords } from './ticket-paper.ts';
import { longDate, moneyWords, timeOfDay, zoneName } from './words.ts';

test('dates and times are the venue’s own, across midnight and summer time', () => {
  expect(longDate('2026-11-20T19:30:00.000Z', 'Asia/Kolkata')).toBe('Saturday, 21 November 2026');
  expect(timeOfDay('2026-11-20T19:30:00.000Z', 'Asia/Kolkata')).toBe('1:00 am');
  expect(timeOfDay('2026-07-01T18:00:00.000Z', 'Europe/Berlin')).toBe('8:00 pm');
  expect(zoneName('2026-07-01T18:00:00.000Z', 'Europe/Berlin')).toBe(
    'Central European Summer Time',
  );
});

test.each([
  [{ amount: 125_000, currency: 'INR' }, '₹1,250.00'],
  [{ amount: 12_345_678, currency: 'INR' }, '₹1,23,456.78'],
  [{ amount: 5, currency: 'INR' }, '₹0.05'],
  [{ amount: 1_500, currency: 'JPY' }, 'JP¥1,500'],
  [{ amount: 1_250, currency: 'BHD' }, 'BHD 1.250'],
])('%j is written as %s', (money, words) => {
  expect(moneyWords(money)).toBe(words);
});

test('a place is named by row and seat where there are rows', () => {
  expect(seatWords({ section: 'Balcony', row: 'K', number: '12' })).toBe(
    'Balcony · Row K · Seat 12',
  );
  expect(seatWords({ section: 'Standing', row: '', number: '1204' })).toBe('Standing · Place 1204');
  expect(seatWords({ section: '', row: 'A', number: '1' })).toBe('Row A · Seat 1');
});

test('a gate is called gate once', () => {
  expect([gateWords('4'), gateWords('Gate 4'), gateWords('')]).toEqual(['Gate 4', 'Gate 4', '']);
  expect(gateName('GATE North')).toBe('North');
});
