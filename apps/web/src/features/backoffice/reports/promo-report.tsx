import { insightsOperations, type PromoReport } from '@houseful/contract/insights';
import { RankBar } from '../../../lib/charts/rank-bar.tsx';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useReportWords } from './words/report-words.ts';

/** How often offers and promo codes were used, and what they took off. */
export function Promos({ organisation }: { organisation: string }) {
  const { asked } = useReportAddress();
  const { title: _, channel: __, ...days } = asked;
  const input = { ...days, organisation };
  return (
    <ReportBody
      query={useReport(insightsOperations.getPromoReport, input)}
      csv={useReportFile(insightsOperations.exportPromoReport, input, 'offers.csv')}
      isEmpty={({ lines }) => lines.length === 0}
    >
      {(report) => <PromoTable report={report} />}
    </ReportBody>
  );
}

function PromoTable({ report }: { report: PromoReport }) {
  const { say, number, money } = useReportWords();
  const { lines, currency, isCut } = report;
  const price = (amount: number) => money({ amount, currency });
  const max = Math.max(1, ...lines.map(({ discount }) => discount));
  return (
    <>
      <ReportTable
        name={say('table')}
        rows={lines}
        keyOf={({ offerId, code }) => `${offerId} ${code}`}
        columns={[
          { name: say('promo.offer'), renderCell: ({ name }) => name, isText: true },
          {
            ...{ name: say('promo.code'), isText: true },
            renderCell: ({ code }) => code ?? say('promo.byItself'),
          },
          {
            ...{ name: say('compared'), isText: true, isMinor: true },
            renderCell: ({ discount }) => (
              <RankBar {...{ value: discount, max, look: 'text-seat-3' }} />
            ),
          },
          { name: say('figure.orders'), renderCell: ({ orders }) => number(orders) },
          { name: say('figure.seats'), renderCell: ({ seats }) => number(seats), isMinor: true },
          { name: say('figure.discount'), renderCell: ({ discount }) => price(discount) },
          { name: say('figure.gross'), renderCell: ({ gross }) => price(gross), isMinor: true },
        ]}
      />
      {isCut && <p className="text-sm text-muted">{say('cut')}</p>}
    </>
  );
}
