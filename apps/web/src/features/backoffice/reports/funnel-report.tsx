import { type FunnelReport, insightsOperations } from '@houseful/contract/insights';
import { FUNNEL_STEPS, type FunnelStep } from '@houseful/contract/reporting';
import { DayBars } from '../../../lib/charts/day-bars.tsx';
import { RankBar } from '../../../lib/charts/rank-bar.tsx';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useShort } from './use-short.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

/** From a look to a ticket, step by step. */
export function Funnel({ organisation }: { organisation: string }) {
  const { asked } = useReportAddress();
  const { channel: _, currency: __, ...days } = asked;
  const input = { ...days, organisation };
  return (
    <ReportBody
      query={useReport(insightsOperations.getFunnelReport, input)}
      csv={useReportFile(insightsOperations.exportFunnelReport, input, 'from-look-to-ticket.csv')}
      isEmpty={({ total }) => FUNNEL_STEPS.every((step) => total[step] === 0)}
    >
      {(report) => <FunnelSheet report={report} />}
    </ReportBody>
  );
}

function FunnelSheet({ report }: { report: FunnelReport }) {
  const { say, number, localDate } = useReportWords();
  const { share, tick } = useWays();
  const short = useShort();
  const { total, totalBefore, days } = report;
  const max = Math.max(...FUNNEL_STEPS.map((step) => Math.max(total[step], totalBefore[step])));
  const stepBefore = (step: FunnelStep) => FUNNEL_STEPS[FUNNEL_STEPS.indexOf(step) - 1];
  const shareOf = (step: FunnelStep) => {
    const before = stepBefore(step);
    if (!before || total[before] === 0) return '–';
    return share(total[step], total[before]);
  };
  return (
    <>
      <p className="text-sm text-muted">{say('step.note')}</p>
      <ReportTable
        name={say('table')}
        rows={FUNNEL_STEPS}
        keyOf={(step) => step}
        columns={[
          { name: say('step.name'), renderCell: (step) => say(`step.${step}`), isText: true },
          {
            ...{ name: say('compared'), isText: true },
            renderCell: (step) => (
              <RankBar
                {...{ value: total[step], before: totalBefore[step], max, look: 'text-seat-2' }}
              />
            ),
          },
          { name: say('step.times'), renderCell: (step) => number(total[step]) },
          { name: say('step.ofBefore'), renderCell: shareOf },
          {
            ...{ name: say('before'), isMinor: true },
            renderCell: (step) => number(totalBefore[step]),
          },
        ]}
      />
      {days.length > 1 && (
        <div className="rounded-card border border-line bg-surface p-4">
          <DayBars
            name={say('step.paid')}
            bars={days.map(({ day, counts }) => ({
              ...{ key: day, tick: tick(day), name: localDate(day), value: counts.paid },
            }))}
            format={number}
            formatShort={short}
            look="text-seat-2"
          />
        </div>
      )}
    </>
  );
}
