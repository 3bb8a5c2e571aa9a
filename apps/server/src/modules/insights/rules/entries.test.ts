import { expect, test } from 'vitest';
import { fc, test as property } from '@fast-check/vitest';
import { differenceOf } from './close.ts';
import { type Entry, entriesOf, type MoneyKind } from './entries.ts';
import { mergeNews, type OrderNews } from './order-news.ts';

const ZONE = 'Asia/Kolkata';
const sale = {
  ...{ at: '2026-11-20T12:00:00.000Z', channel: 'web', currency: 'INR', seats: 2 },
  ...{ base: 40_000, fee: 2_000, tax: 6_000, offers: [] },
};
const money = { currency: 'INR', provider: 'sandbox' };
const capture = { ...money, at: sale.at, amount: 48_000 };

function sum(entries: readonly Entry[], kind: MoneyKind, day?: string): number {
  return entries.reduce(
    (total, entry) =>
      entry.table === 'money' && entry.kind === kind && (day ?? entry.day) === entry.day
        ? total + entry.amounts.amount
        : total,
    0,
  );
}

function soldOf(entries: readonly Entry[]): number {
  return entries.reduce((total, entry) => {
    if (entry.table !== 'sales') return total;
    const { base = 0, fee = 0, tax = 0 } = entry.amounts;
    return total + base + fee + tax;
  }, 0);
}

test('a paid order is sold on its own day, and its money balances', () => {
  const entries = entriesOf({ showId: 'shw', sale, capture }, ZONE);
  expect(entries).toMatchObject([
    { table: 'sales', day: '2026-11-20', amounts: { orders: 1, seats: 2, base: 40_000 } },
    { table: 'money', kind: 'captured', provider: 'sandbox', amounts: { amount: 48_000 } },
  ]);
});

test('a cancelled order comes back on the day of its cancellation, and owes what it promised', () => {
  const cancellation = { at: '2026-11-21T19:00:00.000Z', refund: 30_000 };
  const refund = {
    ...{ ...money, at: '2026-11-23T00:00:00.000Z', amount: 30_000 },
    ...{ refundId: 'ref_1', reason: 'order-cancelled' },
  };
  const entries = entriesOf(
    { showId: 'shw', sale, capture, cancellation, refunds: [refund] },
    ZONE,
  );
  // Half past midnight in Mumbai.
  expect(sum(entries, 'due', '2026-11-22')).toBe(30_000);
  expect(sum(entries, 'refunded', '2026-11-23')).toBe(30_000);
  expect(entries).toContainEqual(
    expect.objectContaining({
      day: '2026-11-22',
      amounts: { orders_cancelled: 1, seats_returned: 2, refunded: 30_000 },
    }),
  );
});

test('money around midnight is carried from the day on which it was taken to that of its order', () => {
  const late = { ...sale, at: '2026-11-20T18:30:01.000Z' };
  const early = { ...capture, at: '2026-11-20T18:29:59.000Z' };
  const entries = entriesOf({ showId: 'shw', sale: late, capture: early }, ZONE);
  expect(sum(entries, 'carried', '2026-11-20')).toBe(48_000);
  expect(sum(entries, 'carried', '2026-11-21')).toBe(-48_000);
});

test('money of an order that did not come about is unkept and owed on the day it was taken', () => {
  const refund = {
    ...capture,
    at: '2026-11-24T00:00:00.000Z',
    refundId: 'r',
    reason: 'seats-gone',
  };
  const entries = entriesOf({ showId: 'shw', capture, refunds: [refund] }, ZONE);
  expect(sum(entries, 'unkept', '2026-11-20')).toBe(48_000);
  expect(sum(entries, 'due', '2026-11-20')).toBe(48_000);
  expect(sum(entries, 'refunded', '2026-11-24')).toBe(48_000);
});

test('a surplus capture and its refund are neither taken nor owed', () => {
  const refund = { ...capture, refundId: 'r', reason: 'duplicate-capture' };
  const entries = entriesOf({ showId: 'shw', sale, capture, refunds: [refund] }, ZONE);
  expect([sum(entries, 'surplus'), sum(entries, 'refunded'), sum(entries, 'due')]).toEqual([
    ...[48_000, 0, 0],
  ]);
});

test('what offers took off is counted for each of them', () => {
  const offer = { offerId: 'off_1', name: 'Tuesday', code: 'TUE', amount: 5_000 };
  const entries = entriesOf({ showId: 'shw', sale: { ...sale, offers: [offer] } }, ZONE);
  expect(entries).toContainEqual(
    expect.objectContaining({
      ...{ table: 'offers', offerId: 'off_1', code: 'TUE' },
      amounts: { orders: 1, seats: 2, discount: 5_000, gross: 48_000 },
    }),
  );
});

const refundOf = (refundId: string, reason: string) => ({
  ...{ ...money, refundId, reason, at: '2026-11-25T01:00:00.000Z', amount: 1_000 },
});
const ALL_NEWS: readonly OrderNews[] = [
  { showId: 'shw' },
  { showId: 'shw', sale },
  { showId: 'shw', sale, cancellation: { at: '2026-11-22T01:00:00.000Z', refund: 1_000 } },
  { capture },
  { refunds: [refundOf('r1', 'order-cancelled')] },
  { refunds: [refundOf('r2', 'duplicate-capture')] },
];

property.prop([
  fc.subarray([...ALL_NEWS.keys()], { minLength: 1 }).chain((told) =>
    fc.tuple(
      fc.constant(told),
      fc
        .array(fc.constantFrom(...told), { maxLength: 6 })
        .chain((again) =>
          fc.shuffledSubarray([...told, ...again], { minLength: told.length + again.length }),
        ),
    ),
  ),
])('news comes to the same in any order and however often', ([once, mixed]) => {
  const heard = (places: readonly number[]) =>
    places.reduce((known, place) => mergeNews(known, ALL_NEWS[place] ?? {}), {} as OrderNews);
  expect(heard(mixed)).toEqual(heard(once));
});

property.prop([fc.subarray([...ALL_NEWS.keys()])])(
  'once all is told of an order nothing is left over',
  (told) => {
    const news = [1, 3, ...told].reduce(
      (known, place) => mergeNews(known, ALL_NEWS[place] ?? {}),
      {} as OrderNews,
    );
    const entries = entriesOf(news, ZONE);
    const books = {
      ...{ taken: sum(entries, 'captured'), sold: soldOf(entries) },
      ...{ unkept: sum(entries, 'unkept'), carried: sum(entries, 'carried') },
    };
    expect(differenceOf(books)).toBe(0);
  },
);
