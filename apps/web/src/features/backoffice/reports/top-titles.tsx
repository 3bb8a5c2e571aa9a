import { insightsOperations, type TopTitles } from '@houseful/contract/insights';
import { TOP_ORDERS, type TopOrder } from '@houseful/contract/reporting';
import { RankBar } from '../../../lib/charts/rank-bar.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

type Title = TopTitles['titles'][number];

/** The titles that sell most. */
export function TopTitlesReport({ organisation }: { organisation: string }) {
  const { say } = useReportWords();
  const { asked, address, change } = useReportAddress();
  const by = TOP_ORDERS.find((one) => one === address.get('by')) ?? 'gross';
  const { title: _, channel: __, ...days } = asked;
  const input = { ...days, organisation, by };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2" role="group" aria-label={say('top.by')}>
        {TOP_ORDERS.map((one) => (
          <ChipToggle key={one} on={one === by} onClick={() => change({ by: one })}>
            {say(`top.${one}`)}
          </ChipToggle>
        ))}
      </div>
      <ReportBody
        query={useReport(insightsOperations.getTopTitles, input)}
        csv={useReportFile(insightsOperations.exportTopTitles, input, 'top-titles.csv')}
        isEmpty={({ titles }) => titles.length === 0}
      >
        {(report) => <TitleTable {...{ report, by }} />}
      </ReportBody>
    </>
  );
}

const fillOf = ({ seatsFilled, seatsTotal }: Title) =>
  seatsTotal === 0 ? 0 : (seatsFilled * 100) / seatsTotal;

function TitleTable({ report, by }: { report: TopTitles; by: TopOrder }) {
  const { say, number, money } = useReportWords();
  const { share } = useWays();
  const { titles, currency } = report;
  const valueOf = (title: Title) =>
    by === 'gross' ? title.gross : by === 'seats' ? title.seats : fillOf(title);
  const beforeOf = (title: Title) =>
    by === 'gross' ? title.grossBefore : by === 'seats' ? title.seatsBefore : 0;
  const max =
    by === 'occupancy'
      ? 100
      : Math.max(1, ...titles.map((title) => Math.max(valueOf(title), beforeOf(title))));
  return (
    <ReportTable
      name={say('table')}
      rows={titles}
      keyOf={({ titleId }) => titleId}
      columns={[
        { name: say('group.title'), renderCell: ({ name }) => name, isText: true },
        {
          ...{ name: say(`top.${by}`), isText: true },
          renderCell: (title) => (
            <RankBar value={valueOf(title)} before={beforeOf(title)} max={max} />
          ),
        },
        {
          name: say('figure.gross'),
          renderCell: ({ gross }) => money({ amount: gross, currency }),
        },
        { name: say('figure.seats'), renderCell: ({ seats }) => number(seats) },
        { name: say('figure.shows'), renderCell: ({ shows }) => number(shows), isMinor: true },
        {
          ...{ name: say('figure.occupancy'), isMinor: true },
          renderCell: (title) =>
            title.seatsTotal === 0 ? '–' : share(title.seatsFilled, title.seatsTotal),
        },
      ]}
    />
  );
}
