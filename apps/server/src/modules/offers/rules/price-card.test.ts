import { PriceCard, type PriceCell } from '@houseful/contract/pricing';
import { expect, test } from 'vitest';
import { minuteOf, type SeatOfCard, statedPrice, weekdayOf } from './price-card.ts';

function cell(amount: number, named: Partial<PriceCell> = {}): PriceCell {
  return {
    ticketTypeId: null,
    categoryId: null,
    format: null,
    daypart: null,
    weekdays: null,
    amount,
    ...named,
  };
}

const MORNING = { from: '05:00', until: '12:00' };
const LATE = { from: '21:00', until: '02:00' };

const cells: PriceCell[] = [
  cell(1),
  cell(2, { weekdays: [6, 7] }),
  cell(3, { daypart: MORNING }),
  cell(4, { format: 'IMAX' }),
  cell(5, { ticketTypeId: 'child' }),
  cell(6, { categoryId: 'gold' }),
  cell(7, { categoryId: 'gold', weekdays: [6, 7] }),
  cell(8, { ticketTypeId: 'child', format: 'IMAX', daypart: MORNING }),
  cell(9, { daypart: LATE, weekdays: [5] }),
  cell(10, { daypart: LATE, weekdays: [5, 6] }),
  cell(11, { daypart: { from: '21:00', until: '23:00' }, weekdays: [6, 7] }),
];

const plain: SeatOfCard = {
  ticketTypeId: 'adult',
  categoryId: 'silver',
  format: '2D',
  startMinute: minuteOf('18:00'),
  weekday: 3,
};

test.each<[string, Partial<SeatOfCard>, number]>([
  ['nothing is named for it', {}, 1],
  ['a weekend', { weekday: 7 }, 2],
  ['a morning', { startMinute: minuteOf('05:00') }, 3],
  ['the end of a daypart is not in it', { startMinute: minuteOf('12:00') }, 1],
  ['the daypart counts before the weekdays', { startMinute: minuteOf('09:00'), weekday: 7 }, 3],
  ['the format before the daypart', { startMinute: minuteOf('09:00'), format: 'IMAX' }, 4],
  ['the ticket type before the format', { ticketTypeId: 'child', format: 'IMAX' }, 5],
  ['the category before all of them', { ticketTypeId: 'child', categoryId: 'gold' }, 6],
  ['two named beat one', { categoryId: 'gold', ticketTypeId: 'child', weekday: 6 }, 7],
  [
    'three named beat two, whichever they are',
    {
      categoryId: 'gold',
      ticketTypeId: 'child',
      format: 'IMAX',
      weekday: 6,
      startMinute: minuteOf('09:00'),
    },
    8,
  ],
  ['over midnight, before it', { startMinute: minuteOf('23:30'), weekday: 5 }, 9],
  ['over midnight, after it', { startMinute: minuteOf('01:59'), weekday: 5 }, 9],
  ['fewer weekdays are more specific', { startMinute: minuteOf('21:00'), weekday: 5 }, 9],
  ['a shorter daypart before fewer weekdays', { startMinute: minuteOf('21:00'), weekday: 6 }, 11],
  ['outside of the shorter one', { startMinute: minuteOf('23:00'), weekday: 6 }, 10],
])('%s', (_what, changes, amount) => {
  expect(statedPrice({ cells }, { ...plain, ...changes })).toBe(amount);
});

test('of equals the first wins, and the answer does not hang on the order of what differs', () => {
  const twins = [cell(1, { weekdays: [1, 3] }), cell(2, { weekdays: [3, 5] })];
  expect(statedPrice({ cells: twins }, plain)).toBe(1);
  expect(statedPrice({ cells: cells.toReversed() }, { ...plain, categoryId: 'gold' })).toBe(6);
});

test('a seat that no cell fits has no price', () => {
  expect(statedPrice({ cells: [cell(1, { categoryId: 'gold' })] }, plain)).toBeNull();
});

test('a card gives one price for the same, and only for its own ticket types', () => {
  const card = {
    name: 'Weekdays',
    currency: 'INR',
    basis: 'all-in',
    rounding: 'line',
    ticketTypes: [{ ticketTypeId: 'adult', name: 'Adult' }],
    cells: [cell(1)],
  };
  expect(PriceCard.safeParse(card).success).toBe(true);
  const twice = [cell(1, { weekdays: [1, 2] }), cell(2, { weekdays: [2, 1] })];
  expect(PriceCard.safeParse({ ...card, cells: twice }).success).toBe(false);
  const stranger = [cell(1, { ticketTypeId: 'child' })];
  expect(PriceCard.safeParse({ ...card, cells: stranger }).success).toBe(false);
});

test.each([
  ['2026-11-20', 5],
  ['2026-11-22', 7],
  ['2026-11-23', 1],
  ['2028-02-29', 2],
])('%s is weekday %i', (date, weekday) => {
  expect(weekdayOf(date)).toBe(weekday);
});
