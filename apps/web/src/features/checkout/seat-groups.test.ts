import { expect, it } from 'vitest';
import { holdOf, seatLine } from './box-office.fixture.ts';
import { groupSeats } from './seat-groups.ts';

it('seats that differ in nothing but their number stand in one line', () => {
  const { quote } = holdOf([
    seatLine('F', '6'),
    seatLine('F', '7'),
    seatLine('A', '1', 450),
    seatLine('', '1204'),
  ]);
  expect(groupSeats(quote.lines)).toEqual([
    {
      seats: 'F6, F7',
      details: 'Stalls · Prime · Gate 2',
      count: 2,
      price: { amount: 30_000, currency: 'INR' },
    },
    {
      seats: 'A1',
      details: 'Stalls · Prime · Gate 2',
      count: 1,
      price: { amount: 45_000, currency: 'INR' },
    },
    {
      seats: 'Standing 1204',
      details: 'Floor · Gate 2',
      count: 1,
      price: { amount: 30_000, currency: 'INR' },
    },
  ]);
});
