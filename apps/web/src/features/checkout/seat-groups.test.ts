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

it('seats stand at their list price and say whom they are for: what came off stands below', () => {
  const listPrice = { amount: 30_000, currency: 'INR' };
  const [one, two] = [seatLine('F', '6', 250), seatLine('F', '7', 251)];
  const discounted = [one, two].map((line) => ({ ...line, listPrice }));
  const child = { ...seatLine('F', '8', 150), ticketTypeId: 'child', ticketTypeName: 'Child' };
  expect(groupSeats([...discounted, child])).toEqual([
    { seats: 'F6, F7', details: 'Stalls · Prime · Gate 2', count: 2, price: listPrice },
    {
      seats: 'F8',
      details: 'Stalls · Prime · Child · Gate 2',
      count: 1,
      price: { amount: 15_000, currency: 'INR' },
    },
  ]);
});
