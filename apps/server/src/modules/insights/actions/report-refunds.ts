import type { insightsOperations, RefundReport } from '@houseful/contract/insights';
import type { Face } from '@houseful/contract/operation';
import { toCsv } from '#platform/csv';
import { majorUnits } from '../rules/close.ts';
import { daysOf } from '../rules/period.ts';
import { listMoney, type MoneyRow } from '../store/money-report.ts';
import { moneyOf, type ReportDeps, subjectOf } from './ask.ts';

type RefundFace = Face<typeof insightsOperations>;

/** Money that the banks have paid back, surplus included. */
const PAID_BACK = ['refunded', 'surplus'] as const;

/** Money that went back, by reason and by day. */
export function reportRefunds(
  deps: ReportDeps,
): Pick<RefundFace, 'getRefundReport' | 'exportRefundReport'> {
  const { db } = deps;
  return {
    getRefundReport: async (asked, call): Promise<RefundReport> => {
      const subject = await subjectOf(deps, asked, call);
      const { sums: _, sumsBefore: __, ...money } = await moneyOf(deps, subject, asked);
      const { scope, period, before } = subject;
      const [rows, rowsBefore] = await Promise.all([
        listMoney(db, scope, period, money.currency, PAID_BACK),
        listMoney(db, scope, before, money.currency, PAID_BACK),
      ]);
      const byDay = Map.groupBy(rows, ({ day }) => day);
      const byReason = Map.groupBy(rows, ({ reason }) => reason);
      return {
        ...{ period, before, ...money },
        total: sumOf(rows),
        totalBefore: sumOf(rowsBefore),
        reasons: [...byReason]
          .map(([reason, some]) => ({ reason, ...sumOf(some) }))
          .toSorted((a, b) => b.amount - a.amount || (a.reason < b.reason ? -1 : 1)),
        days: daysOf(period).map((day) => ({ day, ...sumOf(byDay.get(day) ?? []) })),
      };
    },

    exportRefundReport: async (asked, call) => {
      const subject = await subjectOf(deps, asked, call);
      const { currency } = await moneyOf(deps, subject, asked);
      const rows = await listMoney(db, subject.scope, subject.period, currency, PAID_BACK);
      const lines = Map.groupBy(rows, ({ day, reason, provider }) =>
        [day, reason, provider].join('\n'),
      );
      return toCsv(
        ['day', 'reason', 'provider', 'currency', 'refunds', 'amount'],
        [...lines].map(([key, some]) => {
          const { refunds, amount } = sumOf(some);
          return [...key.split('\n'), currency, refunds, majorUnits(amount, currency)];
        }),
      );
    },
  };
}

function sumOf(rows: readonly MoneyRow[]): { refunds: number; amount: number } {
  return {
    refunds: rows.reduce((sum, { entries }) => sum + entries, 0),
    amount: rows.reduce((sum, { amount }) => sum + amount, 0),
  };
}
