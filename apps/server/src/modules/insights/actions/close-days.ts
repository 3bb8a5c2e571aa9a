import type { CloseProvider, DailyClose, insightsOperations } from '@houseful/contract/insights';
import type { Call, Face } from '@houseful/contract/operation';
import { CLOSE_DAYS_MAX } from '@houseful/contract/reporting';
import { toCsv } from '#platform/csv';
import { CLOSE_AMOUNTS, differenceOf, majorUnits } from '../rules/close.ts';
import { MONEY_KINDS, type MoneyKind } from '../rules/entries.ts';
import {
  listMoney,
  listSold,
  type MoneyRow,
  owedBefore,
  type SoldRow,
} from '../store/money-report.ts';
import { findNames } from '../store/names.ts';
import { moneyOf, type ReportDeps, subjectOf } from './ask.ts';
import { closeWorkbook } from './close-workbook.ts';

type CloseFace = Face<typeof insightsOperations>;
type Asked = Parameters<CloseFace['getDailyClose']>[0];
type Day = DailyClose['days'][number];

/** What money did, and what it was for: to the minor unit. */
export function closeDays(
  deps: ReportDeps,
): Pick<CloseFace, 'getDailyClose' | 'exportDailyClose' | 'exportDailyCloseWorkbook'> {
  const { db } = deps;

  async function close(asked: Asked, call: Call): Promise<DailyClose> {
    const days = { ...asked, range: asked.range ?? (asked.from ? undefined : 'today') } as const;
    const subject = await subjectOf(deps, days, call, CLOSE_DAYS_MAX);
    const { sums: _, sumsBefore: __, ...money } = await moneyOf(deps, subject, asked);
    const { scope, period } = subject;
    const [moved, sold, owedAtStart] = await Promise.all([
      listMoney(db, scope, period, money.currency, MONEY_KINDS),
      listSold(db, scope, period, money.currency),
      owedBefore(db, scope, period.from, money.currency),
    ]);
    const venueIds = new Set([...moved, ...sold].map(({ venue_id }) => venue_id));
    const names = await findNames(db, scope, 'venue', [...venueIds]);
    const sums = sideOf(moved, sold);
    return {
      ...{ period, ...money, ...sums },
      providers: providersOf(moved),
      refundsDue: reasonsOf(moved),
      ...{ owedAtStart, owedAtEnd: owedAtStart + sums.due - sums.returned },
      days: daysOf(moved, sold, names),
    };
  }

  return {
    getDailyClose: close,

    exportDailyClose: async (asked, call) => {
      const { currency, days } = await close(asked, call);
      return toCsv(
        ['day', 'venue', 'name', 'currency', ...CLOSE_AMOUNTS],
        days.map((day) => [
          ...[day.day, day.venueId, day.venueName, currency],
          ...CLOSE_AMOUNTS.map((column) => majorUnits(day[column], currency)),
        ]),
      );
    },

    exportDailyCloseWorkbook: async (asked, call) => closeWorkbook(await close(asked, call)),
  };
}

function amountOf(rows: readonly MoneyRow[], kind: MoneyKind): number {
  return rows.reduce((sum, row) => (row.kind === kind ? sum + row.amount : sum), 0);
}

/** Both sides of the books over some rows. */
function sideOf(moved: readonly MoneyRow[], soldRows: readonly SoldRow[]) {
  const sums = { orders: 0, base: 0, fee: 0, tax: 0, discount: 0 };
  for (const row of soldRows) {
    sums.orders += row.orders;
    sums.base += row.base;
    sums.fee += row.fee;
    sums.tax += row.tax;
    sums.discount += row.discount;
  }
  const books = {
    taken: amountOf(moved, 'captured'),
    sold: sums.base + sums.fee + sums.tax,
    unkept: amountOf(moved, 'unkept'),
    carried: amountOf(moved, 'carried'),
  };
  return {
    ...{ ...sums, ...books, difference: differenceOf(books) },
    ...{ due: amountOf(moved, 'due'), returned: amountOf(moved, 'refunded') },
  };
}

function providersOf(moved: readonly MoneyRow[]): CloseProvider[] {
  const byProvider = Map.groupBy(
    moved.filter(({ provider }) => provider !== ''),
    ({ provider }) => provider,
  );
  const entriesOf = (rows: readonly MoneyRow[], kind: MoneyKind) =>
    rows.reduce((sum, row) => (row.kind === kind ? sum + row.entries : sum), 0);
  return [...byProvider]
    .map(([provider, rows]) => ({
      provider,
      payments: entriesOf(rows, 'captured'),
      taken: amountOf(rows, 'captured'),
      refunds: entriesOf(rows, 'refunded'),
      returned: amountOf(rows, 'refunded'),
      surplus: amountOf(rows, 'surplus'),
    }))
    .toSorted((a, b) => (a.provider < b.provider ? -1 : 1));
}

function reasonsOf(moved: readonly MoneyRow[]): DailyClose['refundsDue'] {
  const due = moved.filter(({ kind, entries }) => kind === 'due' && entries !== 0);
  return [...Map.groupBy(due, ({ reason }) => reason)]
    .map(([reason, rows]) => ({
      reason,
      refunds: rows.reduce((sum, { entries }) => sum + entries, 0),
      amount: amountOf(rows, 'due'),
    }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
}

function daysOf(
  moved: readonly MoneyRow[],
  sold: readonly SoldRow[],
  names: ReadonlyMap<string, string>,
): Day[] {
  const keyOf = ({ day, venue_id }: { day: string; venue_id: string }) => `${day} ${venue_id}`;
  const movedBy = Map.groupBy(moved, keyOf);
  const soldBy = Map.groupBy(sold, keyOf);
  return [...new Set([...movedBy.keys(), ...soldBy.keys()])].toSorted().map((key) => {
    const [day = '', venueId = ''] = key.split(' ');
    const {
      orders: _,
      discount: __,
      ...side
    } = sideOf(movedBy.get(key) ?? [], soldBy.get(key) ?? []);
    return { day, venueId, venueName: names.get(venueId) ?? venueId, ...side };
  });
}
