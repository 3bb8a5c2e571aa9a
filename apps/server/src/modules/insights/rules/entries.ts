import { localDayOf } from './local-time.ts';
import type { OrderChange, OrderNews, PaidRefund, Sale } from './order-news.ts';

/** What goes into the sums of one day, show, channel and currency. */
export interface SalesEntry {
  readonly table: 'sales';
  readonly day: string;
  readonly channel: string;
  readonly currency: string;
  readonly amounts: Readonly<Partial<Record<SalesAmount, number>>>;
}

export const SALES_AMOUNTS = [
  ...(['orders', 'seats', 'base', 'fee', 'tax', 'discount'] as const),
  ...(['orders_cancelled', 'seats_returned', 'refunded'] as const),
] as const;
export type SalesAmount = (typeof SALES_AMOUNTS)[number];

/**
 * Money that moved, or has to:
 * `captured` taken; `unkept` of it, for orders that did not come about; `carried` of it, for orders that
 * count at another day, and there less than zero; `due` promised back; `refunded` paid back; `surplus` taken
 * twice or wrongly, and paid back.
 */
export const MONEY_KINDS = [
  ...(['captured', 'unkept', 'carried', 'due', 'refunded', 'surplus'] as const),
] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

export interface MoneyEntry {
  readonly table: 'money';
  readonly day: string;
  readonly currency: string;
  readonly kind: MoneyKind;
  /** Empty where nobody moves it. */
  readonly provider: string;
  /** Empty where there is none to give. */
  readonly reason: string;
  readonly amounts: { readonly entries: number; readonly amount: number };
}

export interface OfferEntry {
  readonly table: 'offers';
  readonly day: string;
  readonly currency: string;
  readonly offerId: string;
  readonly name: string;
  readonly code: string;
  readonly amounts: {
    readonly orders: number;
    readonly seats: number;
    readonly discount: number;
    readonly gross: number;
  };
}

export type Entry = SalesEntry | MoneyEntry | OfferEntry;

/** What is promised back with a cancellation or a change, at that moment; other refunds with the money they give back. */
const PROMISED: ReadonlySet<string> = new Set([
  'order-cancelled',
  'order-changed',
  'refund-by-hand',
]);
const OF_A_CANCELLATION = 'order-cancelled';
const SURPLUS: ReadonlySet<string> = new Set(['duplicate-capture', 'amount-mismatch']);

/**
 * What an order puts into the sums by what is known of it: nothing else does, so sums are right whenever each
 * order has put in what follows from its news, and what it had put in before is taken out.
 */
export function entriesOf(news: OrderNews, timeZone: string): Entry[] {
  const dayOf = (at: string) => localDayOf(at, timeZone);
  return [...salesOf(news, dayOf), ...moneyOf(news, dayOf), ...offersOf(news, dayOf)];
}

/** Seats of the order that are somebody's. */
export function seatsKept({ sale, cancellation, changes = [] }: OrderNews): number {
  return sale && !cancellation ? sale.seats - seatsGiven(changes) : 0;
}

function seatsGiven(changes: readonly OrderChange[]): number {
  return changes.reduce((sum, { seats }) => sum + seats, 0);
}

type DayOf = (at: string) => string;

function salesOf({ sale, cancellation, changes = [] }: OrderNews, dayOf: DayOf): SalesEntry[] {
  if (!sale) return [];
  const { channel, currency, seats, base, fee, tax } = sale;
  const key = { table: 'sales', channel, currency } as const;
  const discount = sale.offers.reduce((sum, { amount }) => sum + amount, 0);
  const sold: SalesEntry = {
    ...{ ...key, day: dayOf(sale.at) },
    amounts: { orders: 1, seats, base, fee, tax, discount },
  };
  const entries = [sold];
  for (const { at, seats: given, refund } of changes) {
    if (given === 0 && refund === 0) continue;
    entries.push({ ...key, day: dayOf(at), amounts: { seats_returned: given, refunded: refund } });
  }
  if (!cancellation) return entries;
  const { at, refund } = cancellation;
  const left = seats - seatsGiven(changes);
  const back = { orders_cancelled: 1, seats_returned: left, refunded: refund };
  return [...entries, { ...key, day: dayOf(at), amounts: back }];
}

function moneyOf(news: OrderNews, dayOf: DayOf): MoneyEntry[] {
  const { sale, cancellation, changes = [], capture, refunds = [] } = news;
  const currency = capture?.currency ?? sale?.currency ?? refunds[0]?.currency ?? '';
  const entry = (
    kind: MoneyKind,
    at: string,
    amount: number,
    of: { provider?: string; reason?: string } = {},
  ): MoneyEntry => ({
    ...{ table: 'money', kind, day: dayOf(at), currency },
    ...{ provider: of.provider ?? '', reason: of.reason ?? '' },
    amounts: { entries: 1, amount },
  });
  const promised = refunds.filter(({ reason }) => !SURPLUS.has(reason));
  const back = promised.filter(({ reason }) => !PROMISED.has(reason));
  const entries = refunds.map((refund) =>
    entry(SURPLUS.has(refund.reason) ? 'surplus' : 'refunded', refund.at, refund.amount, refund),
  );
  if (cancellation && cancellation.refund > 0) {
    entries.push(entry('due', cancellation.at, cancellation.refund, { reason: OF_A_CANCELLATION }));
  }
  for (const { at, refund, reason } of changes) {
    if (refund > 0) entries.push(entry('due', at, refund, { reason }));
  }
  for (const refund of back) {
    const at = sale ? refund.at : (capture?.at ?? refund.at);
    entries.push(entry('due', at, refund.amount, { reason: refund.reason }));
  }
  if (!capture) return entries;
  entries.push(entry('captured', capture.at, capture.amount, { provider: capture.provider }));
  return [...entries, ...whatBecameOf(capture.at, sale, back, entry, dayOf, capture.amount)];
}

function whatBecameOf(
  takenAt: string,
  sale: Sale | undefined,
  back: readonly PaidRefund[],
  entry: (kind: MoneyKind, at: string, amount: number, of?: { reason?: string }) => MoneyEntry,
  dayOf: DayOf,
  taken: number,
): MoneyEntry[] {
  if (!sale) {
    const [refund] = back;
    return refund ? [entry('unkept', takenAt, taken, { reason: refund.reason })] : [];
  }
  if (dayOf(takenAt) === dayOf(sale.at)) return [];
  return [entry('carried', takenAt, taken), entry('carried', sale.at, -grossOf(sale))];
}

function offersOf({ sale }: OrderNews, dayOf: DayOf): OfferEntry[] {
  if (!sale) return [];
  const { seats, currency, at } = sale;
  return sale.offers.map(({ offerId, name, code, amount }) => ({
    ...{ table: 'offers', day: dayOf(at), currency, offerId, name, code: code ?? '' },
    amounts: { orders: 1, seats, discount: amount, gross: grossOf(sale) },
  }));
}

export function grossOf({ base, fee, tax }: Pick<Sale, 'base' | 'fee' | 'tax'>): number {
  return base + fee + tax;
}
