import type { insightsOperations, PromoReport } from '@houseful/contract/insights';
import type { Call, Face } from '@houseful/contract/operation';
import { REPORT_CSV_LINES_MAX, REPORT_LINES_MAX } from '@houseful/contract/reporting';
import { toCsv } from '#platform/csv';
import { majorUnits } from '../rules/close.ts';
import { listOffers } from '../store/money-report.ts';
import { moneyOf, type ReportDeps, subjectOf } from './ask.ts';

type PromoFace = Face<typeof insightsOperations>;
type Asked = Parameters<PromoFace['getPromoReport']>[0];

/** How often offers and promo codes were used. */
export function reportPromos(
  deps: ReportDeps,
): Pick<PromoFace, 'getPromoReport' | 'exportPromoReport'> {
  async function report(asked: Asked, call: Call, linesMax: number): Promise<PromoReport> {
    const subject = await subjectOf(deps, asked, call);
    const { sums: _, sumsBefore: __, ...money } = await moneyOf(deps, subject, asked);
    const { scope, period, before } = subject;
    const rows = await listOffers(deps.db, scope, period, money.currency, linesMax + 1);
    return {
      ...{ period, before, ...money },
      lines: rows
        .slice(0, linesMax)
        .map(({ offer_id: offerId, name, code, orders, seats, discount, gross }) => ({
          ...{ offerId, name, code: code === '' ? null : code, orders, seats, discount, gross },
        })),
      isCut: rows.length > linesMax,
    };
  }

  return {
    getPromoReport: (asked, call) => report(asked, call, REPORT_LINES_MAX),

    exportPromoReport: async (asked, call) => {
      const { currency, lines } = await report(asked, call, REPORT_CSV_LINES_MAX);
      return toCsv(
        ['offer', 'name', 'code', 'currency', 'orders', 'seats', 'discount', 'gross'],
        lines.map(({ offerId, name, code, orders, seats, discount, gross }) => [
          ...[offerId, name, code ?? '', currency, orders, seats],
          ...[majorUnits(discount, currency), majorUnits(gross, currency)],
        ]),
      );
    },
  };
}
