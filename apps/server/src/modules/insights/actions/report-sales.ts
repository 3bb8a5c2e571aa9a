import type { SalesLine, SalesReport } from '@houseful/contract/insights';
import type { Call, Face } from '@houseful/contract/operation';
import type { insightsOperations } from '@houseful/contract/insights';
import {
  REPORT_CSV_LINES_MAX,
  REPORT_DAYS_MAX,
  REPORT_LINES_MAX,
  type SalesGroup,
  SHOW_SALES_DAYS_MAX,
} from '@houseful/contract/reporting';
import { toCsv } from '#platform/csv';
import { majorUnits } from '../rules/close.ts';
import { figuresOf } from '../rules/figures.ts';
import { daysOf } from '../rules/period.ts';
import { findNames, findShowNames } from '../store/names.ts';
import {
  findTopShows,
  type SalesFilter,
  type SalesLineRow,
  sumSalesBy,
} from '../store/sales-report.ts';
import { moneyOf, type ReportDeps, type Subject, subjectOf } from './ask.ts';

type SalesFace = Face<typeof insightsOperations>;
type Asked = Parameters<SalesFace['getSalesReport']>[0];

/** What was sold, next to the period before. */
export function reportSales(
  deps: ReportDeps,
): Pick<SalesFace, 'getSalesReport' | 'exportSalesReport'> {
  const { db } = deps;

  async function report(asked: Asked, call: Call, linesMax: number): Promise<SalesReport> {
    const { group, title, channel } = asked;
    const daysMax = group === 'show' ? SHOW_SALES_DAYS_MAX : REPORT_DAYS_MAX;
    const subject = await subjectOf(deps, asked, call, daysMax);
    const { sums, sumsBefore, ...money } = await moneyOf(deps, subject, asked);
    const filter: SalesFilter = { scope: subject.scope, title, channel, currency: money.currency };
    const { period, before } = subject;
    const rows = await linesOf(filter, subject, group, linesMax + 1);
    const lines =
      group === 'day'
        ? await dayLines(filter, subject, rows)
        : await namedLines(filter, subject, group, rows.slice(0, linesMax));
    return {
      ...{ period, before, ...money, group, lines },
      isCut: group !== 'day' && rows.length > linesMax,
      total: { figures: figuresOf(sums), before: figuresOf(sumsBefore) },
    };
  }

  async function linesOf(
    filter: SalesFilter,
    { period }: Subject,
    group: SalesGroup,
    linesMax: number,
  ): Promise<SalesLineRow[]> {
    if (group !== 'show') return sumSalesBy(db, group, filter, period, { linesMax });
    const keys = await findTopShows(db, filter, period, linesMax);
    return sumSalesBy(db, group, filter, period, { linesMax, keys });
  }

  /** Without gaps; next to each day the one at its place in the period before. */
  async function dayLines(
    filter: SalesFilter,
    { period, before }: Subject,
    rows: readonly SalesLineRow[],
  ): Promise<SalesLine[]> {
    const rowsBefore = await sumSalesBy(db, 'day', filter, before, { linesMax: REPORT_DAYS_MAX });
    const now = new Map(rows.map((row) => [row.key, row]));
    const then = new Map(rowsBefore.map((row) => [row.key, row]));
    const daysBefore = daysOf(before);
    return daysOf(period).map((day, place) => ({
      ...{ key: day, name: null, show: null },
      figures: figuresOf(now.get(day)),
      before: figuresOf(then.get(daysBefore[place] ?? '')),
    }));
  }

  async function namedLines(
    filter: SalesFilter,
    { before }: Subject,
    group: SalesGroup,
    rows: readonly SalesLineRow[],
  ): Promise<SalesLine[]> {
    const keys = rows.map(({ key }) => key);
    const rowsBefore = await sumSalesBy(db, group, filter, before, {
      ...{ linesMax: keys.length, keys },
    });
    const then = new Map(rowsBefore.map((row) => [row.key, row]));
    const nameOf = await namesOf(filter, group, keys);
    return rows.map((row) => ({
      key: row.key,
      ...nameOf(row.key),
      figures: figuresOf(row),
      before: figuresOf(then.get(row.key)),
    }));
  }

  async function namesOf(
    { scope }: SalesFilter,
    group: SalesGroup,
    keys: readonly string[],
  ): Promise<(key: string) => Pick<SalesLine, 'name' | 'show'>> {
    if (group === 'show') {
      const shows = await findShowNames(db, keys);
      return (key) => {
        const show = shows.get(key);
        if (!show) return { name: null, show: null };
        const { title_name: name, venue_name: venueName, time_zone: timeZone } = show;
        return { name, show: { venueName, startsAt: show.starts_at.toISOString(), timeZone } };
      };
    }
    if (group !== 'venue' && group !== 'title') return () => ({ name: null, show: null });
    const names = await findNames(db, scope, group, keys);
    return (key) => ({ name: names.get(key) ?? null, show: null });
  }

  return {
    getSalesReport: (asked, call) => report(asked, call, REPORT_LINES_MAX),

    exportSalesReport: async (asked, call) => {
      const { group, currency, lines } = await report(asked, call, REPORT_CSV_LINES_MAX);
      const major = (amount: number) => majorUnits(amount, currency);
      return toCsv(
        [
          ...[
            group,
            'name',
            'detail',
            'currency',
            'orders',
            'seats',
            'gross',
            'base',
            'fee',
            'tax',
          ],
          ...['discount', 'orders_cancelled', 'seats_returned', 'refunded', 'net'],
          ...['gross_before', 'seats_before'],
        ],
        lines.map(({ key, name, show, figures: f, before }) => [
          ...[key, name ?? '', show?.venueName ?? '', show?.startsAt ?? '', currency],
          ...[f.orders, f.seats],
          ...[f.gross, f.base, f.fee, f.tax, f.discount].map(major),
          ...[f.ordersCancelled, f.seatsReturned, major(f.refunded), major(f.net)],
          ...[major(before.gross), before.seats],
        ]),
      );
    },
  };
}
