import {
  type Entry,
  type MoneyEntry,
  type OfferEntry,
  SALES_AMOUNTS,
  type SalesEntry,
} from './entries.ts';

/** Where an order's entries belong. */
export interface EntryPlace {
  readonly generation: number;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly title_id: string;
  readonly show_id: string;
}

/** A row of a table with what is to be added to it, below zero where something is taken out. */
export type SumRow = Readonly<Record<string, string | number>>;

export interface Sums {
  readonly sales: readonly SumRow[];
  readonly money: readonly SumRow[];
  readonly offers: readonly SumRow[];
}

export interface Change {
  readonly place: EntryPlace;
  /** What it has put in so far. */
  readonly before: readonly Entry[];
  /** What it is to have put in. */
  readonly after: readonly Entry[];
}

const GRAINS = ['venue', 'title', 'venue-title', 'show'] as const;

/** What many changes come to, a row for each row that they touch; a row that nothing comes to is left out. */
export function sumsOf(changes: readonly Change[]): Sums {
  const tables = { sales: createTable(), money: createTable(), offers: createTable() };
  for (const { place, before, after } of changes) {
    for (const entry of before) put(entry, place, -1);
    for (const entry of after) put(entry, place, 1);
  }
  return {
    sales: tables.sales.rows(),
    money: tables.money.rows(),
    offers: tables.offers.rows(),
  };

  function put(entry: Entry, place: EntryPlace, sign: 1 | -1): void {
    const { add } = tables[entry.table];
    if (entry.table === 'money') add(moneyKey(entry, place), entry.amounts, sign);
    else if (entry.table === 'offers') add(offerKey(entry, place), entry.amounts, sign);
    else {
      for (const grain of GRAINS) add(salesKey(entry, place, grain), salesAmounts(entry), sign);
    }
  }
}

type Key = Readonly<Record<string, string | number>>;
type Amounts = Readonly<Record<string, number>>;

function createTable() {
  const rows = new Map<string, { key: Key; amounts: Record<string, number> }>();
  return {
    add: (key: Key, amounts: Amounts, sign: 1 | -1): void => {
      const name = JSON.stringify(Object.values(key));
      const row = rows.get(name) ?? { key, amounts: {} };
      for (const [column, amount] of Object.entries(amounts)) {
        row.amounts[column] = (row.amounts[column] ?? 0) + sign * amount;
      }
      rows.set(name, row);
    },
    rows: (): SumRow[] =>
      [...rows.values()]
        .filter(({ amounts }) => Object.values(amounts).some((amount) => amount !== 0))
        .map(({ key, amounts }) => ({ ...key, ...amounts })),
  };
}

function salesAmounts({ amounts }: SalesEntry): Amounts {
  return Object.fromEntries(SALES_AMOUNTS.map((column) => [column, amounts[column] ?? 0]));
}

function salesKey(
  { day, channel, currency }: SalesEntry,
  { generation, organisation_id, venue_id, title_id, show_id }: EntryPlace,
  grain: (typeof GRAINS)[number],
): Key {
  return {
    ...{ generation, grain, organisation_id, local_day: day },
    venue_id: grain === 'title' ? '' : venue_id,
    title_id: grain === 'venue' ? '' : title_id,
    show_id: grain === 'show' ? show_id : '',
    ...{ channel, currency },
  };
}

function moneyKey(
  { kind, day, currency, provider, reason }: MoneyEntry,
  { generation, organisation_id, venue_id }: EntryPlace,
): Key {
  return {
    ...{ generation, organisation_id, kind, local_day: day, venue_id },
    ...{ currency, provider, reason },
  };
}

function offerKey(
  { day, currency, offerId, code, name }: OfferEntry,
  { generation, organisation_id, venue_id }: EntryPlace,
): Key {
  return {
    ...{ generation, organisation_id, local_day: day, venue_id },
    ...{ offer_id: offerId, code, name, currency },
  };
}
