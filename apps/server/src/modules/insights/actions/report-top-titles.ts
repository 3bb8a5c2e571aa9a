import type { insightsOperations, TopTitles } from '@houseful/contract/insights';
import type { Call, Face } from '@houseful/contract/operation';
import {
  REPORT_CHOICES_MAX,
  SHOW_REPORT_DAYS_MAX,
  TOP_TITLES_MAX,
  type TopOrder,
} from '@houseful/contract/reporting';
import { toCsv } from '#platform/csv';
import { majorUnits } from '../rules/close.ts';
import { findNames } from '../store/names.ts';
import { fillOfTitles, type SalesFilter, sumSalesBy } from '../store/sales-report.ts';
import { moneyOf, type ReportDeps, subjectOf } from './ask.ts';

type TopFace = Face<typeof insightsOperations>;
type Asked = Parameters<TopFace['getTopTitles']>[0];
type TopTitle = TopTitles['titles'][number];

const BY: Readonly<Record<TopOrder, (title: TopTitle) => number>> = {
  gross: ({ gross }) => gross,
  seats: ({ seats }) => seats,
  occupancy: ({ seatsFilled, seatsTotal }) => (seatsTotal === 0 ? 0 : seatsFilled / seatsTotal),
};

/** The titles that sell most. */
export function reportTopTitles(
  deps: ReportDeps,
): Pick<TopFace, 'getTopTitles' | 'exportTopTitles'> {
  const { db } = deps;

  async function report(asked: Asked, call: Call, titlesMax: number): Promise<TopTitles> {
    const subject = await subjectOf(deps, asked, call, SHOW_REPORT_DAYS_MAX);
    const { sums: _, sumsBefore: __, ...money } = await moneyOf(deps, subject, asked);
    const { scope, period, before } = subject;
    const filter: SalesFilter = {
      ...{ scope, title: undefined, channel: undefined, currency: money.currency },
    };
    const most = { linesMax: REPORT_CHOICES_MAX };
    const [sold, soldBefore, fills] = await Promise.all([
      sumSalesBy(db, 'title', filter, period, most),
      sumSalesBy(db, 'title', filter, before, most),
      fillOfTitles(db, scope, period),
    ]);
    const now = new Map(sold.map((row) => [row.key, row]));
    const then = new Map(soldBefore.map((row) => [row.key, row]));
    const filled = new Map(fills.map((row) => [row.title_id, row]));
    const titles = [...new Set([...now.keys(), ...filled.keys()])]
      .map((titleId): TopTitle => {
        const fill = filled.get(titleId);
        return {
          ...{ titleId, name: titleId },
          ...soldOf(now.get(titleId)),
          seatsBefore: soldOf(then.get(titleId)).seats,
          grossBefore: soldOf(then.get(titleId)).gross,
          shows: fill?.shows ?? 0,
          seatsFilled: fill?.seats ?? 0,
          seatsTotal: fill?.seats_total ?? 0,
        };
      })
      .toSorted((a, b) => BY[asked.by](b) - BY[asked.by](a) || (a.titleId < b.titleId ? -1 : 1))
      .slice(0, titlesMax);
    const names = await findNames(
      ...([db, scope, 'title', titles.map(({ titleId }) => titleId)] as const),
    );
    return {
      ...{ period, before, ...money },
      titles: titles.map((title) => ({ ...title, name: names.get(title.titleId) ?? title.name })),
    };
  }

  return {
    getTopTitles: (asked, call) => report(asked, call, TOP_TITLES_MAX),

    exportTopTitles: async (asked, call) => {
      const { currency, titles } = await report(asked, call, REPORT_CHOICES_MAX);
      return toCsv(
        [
          ...['title', 'name', 'currency', 'seats', 'seats_before', 'gross', 'gross_before'],
          ...['shows', 'seats_filled', 'seats_total'],
        ],
        titles.map((title) => [
          ...[title.titleId, title.name, currency, title.seats, title.seatsBefore],
          ...[majorUnits(title.gross, currency), majorUnits(title.grossBefore, currency)],
          ...[title.shows, title.seatsFilled, title.seatsTotal],
        ]),
      );
    },
  };
}

function soldOf(row: { seats: number; base: number; fee: number; tax: number } | undefined) {
  const { seats = 0, base = 0, fee = 0, tax = 0 } = row ?? {};
  return { seats, gross: base + fee + tax };
}
