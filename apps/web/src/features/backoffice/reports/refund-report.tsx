import { insightsOperations, type RefundReport } from '@houseful/contract/insights';
import { DayBars } from '../../../lib/charts/day-bars.tsx';
import { RankBar } from '../../../lib/charts/rank-bar.tsx';
import { Figure, FigureRow } from './figure.tsx';
import { useReasonText } from './reason-text.ts';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useShort } from './use-short.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

/** Money that went back, and why. */
export function Refunds({ organisation }: { organisation: string }) {
  const { asked } = useReportAddress();
  const { title: _, channel: __, ...days } = asked;
  const input = { ...days, organisation };
  return (
    <ReportBody
      query={useReport(insightsOperations.getRefundReport, input)}
      csv={useReportFile(insightsOperations.exportRefundReport, input, 'refunds.csv')}
      isEmpty={({ total }) => total.refunds === 0}
    >
      {(report) => <RefundSheet report={report} />}
    </ReportBody>
  );
}

function RefundSheet({ report }: { report: RefundReport }) {
  const { say, number, money, localDate } = useReportWords();
  const { shortDay, tick } = useWays();
  const reasonText = useReasonText();
  const { currency, total, totalBefore, reasons, days } = report;
  const price = (amount: number) => money({ amount, currency });
  const short = useShort(currency);
  const max = Math.max(1, ...reasons.map(({ amount }) => amount));
  return (
    <>
      <FigureRow>
        <Figure
          name={say('refund.amount')}
          change={{ now: total.amount, before: totalBefore.amount }}
          lessIsGood
        >
          {price(total.amount)}
        </Figure>
        <Figure
          name={say('refund.refunds')}
          change={{ now: total.refunds, before: totalBefore.refunds }}
          lessIsGood
        >
          {number(total.refunds)}
        </Figure>
      </FigureRow>
      <ReportTable
        name={say('refund.why')}
        rows={reasons}
        keyOf={({ reason }) => reason}
        columns={[
          { name: say('refund.why'), renderCell: ({ reason }) => reasonText(reason), isText: true },
          {
            ...{ name: say('compared'), isText: true, isMinor: true },
            renderCell: ({ amount }) => (
              <RankBar {...{ value: amount, max, look: 'text-seat-4' }} />
            ),
          },
          { name: say('refund.refunds'), renderCell: ({ refunds }) => number(refunds) },
          { name: say('refund.amount'), renderCell: ({ amount }) => price(amount) },
        ]}
      />
      {days.length > 1 && (
        <div className="rounded-card border border-line bg-surface p-4">
          <DayBars
            name={say('refund.amount')}
            bars={days.map(({ day, amount }) => ({
              ...{ key: day, tick: tick(day), name: localDate(day), value: amount },
            }))}
            format={price}
            formatShort={short}
            look="text-seat-4"
          />
        </div>
      )}
      <ReportTable
        name={say('refund.byDay')}
        rows={days.filter(({ refunds }) => refunds > 0).toReversed()}
        keyOf={({ day }) => day}
        columns={[
          { name: say('group.day'), renderCell: ({ day }) => shortDay(day), isText: true },
          { name: say('refund.refunds'), renderCell: ({ refunds }) => number(refunds) },
          { name: say('refund.amount'), renderCell: ({ amount }) => price(amount) },
        ]}
      />
    </>
  );
}
