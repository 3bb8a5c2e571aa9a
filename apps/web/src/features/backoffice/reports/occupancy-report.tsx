import {
  insightsOperations,
  type OccupancyReport,
  type OccupancyShow,
} from '@houseful/contract/insights';
import { Link } from 'react-router';
import { HeatTable } from '../../../lib/charts/heat-table.tsx';
import { RankBar } from '../../../lib/charts/rank-bar.tsx';
import { WEEKDAYS, weekdayName } from '../../../lib/format/weekdays.ts';
import { Figure, FigureRow } from './figure.tsx';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

/** How full shows are: by weekday and hour, and each of them. */
export function Occupancy({ organisation }: { organisation: string }) {
  const { asked } = useReportAddress();
  const { channel: _, currency: __, ...days } = asked;
  const input = { ...days, organisation };
  return (
    <ReportBody
      query={useReport(insightsOperations.getOccupancyReport, input)}
      csv={useReportFile(insightsOperations.exportOccupancyReport, input, 'occupancy.csv')}
      isEmpty={({ total }) => total.shows === 0}
    >
      {(report) => <OccupancySheet report={report} />}
    </ReportBody>
  );
}

function hundredthsOf({ seats, seatsTotal }: { seats: number; seatsTotal: number | null }): number {
  return seatsTotal ? (seats * 100) / seatsTotal : 0;
}

function OccupancySheet({ report }: { report: OccupancyReport }) {
  const { say, number } = useReportWords();
  const { share } = useWays();
  const { total, totalBefore, shows, isCut } = report;
  return (
    <>
      <FigureRow>
        <Figure
          name={say('figure.occupancy')}
          change={{ now: hundredthsOf(total), before: hundredthsOf(totalBefore) }}
        >
          {share(total.seats, total.seatsTotal)}
        </Figure>
        <Figure
          name={say('figure.filled')}
          change={{ now: total.seats, before: totalBefore.seats }}
        >
          {number(total.seats)}
        </Figure>
        <Figure name={say('figure.shows')} change={{ now: total.shows, before: totalBefore.shows }}>
          {number(total.shows)}
        </Figure>
      </FigureRow>
      <section className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4">
        <h3 className="font-bold">{say('heat.title')}</h3>
        <Heat report={report} />
      </section>
      <h3 className="font-bold">{say('show.list')}</h3>
      <ShowTable shows={shows} />
      {isCut && <p className="text-sm text-muted">{say('cut')}</p>}
    </>
  );
}

function Heat({ report: { hours } }: { report: OccupancyReport }) {
  const { say, localTime, locale } = useReportWords();
  const { share: shareText } = useWays();
  const all = hours.map(({ hour }) => hour);
  const first = Math.min(...all);
  const columns = Array.from({ length: Math.max(...all) - first + 1 }, (_, place) => first + place);
  const cells = new Map(hours.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const hourText = (hour: number) => localTime(`${String(hour).padStart(2, '0')}:00`);
  return (
    <HeatTable
      name={say('heat.title')}
      columns={columns.map((hour) => ({ key: hour, text: String(hour) }))}
      rows={WEEKDAYS.map((weekday) => {
        const day = weekdayName(weekday, locale, 'short');
        return {
          ...{ key: weekday, text: day },
          cells: columns.map((hour) => {
            const cell = cells.get(`${weekday} ${hour}`);
            const when = { day, hour: hourText(hour) };
            if (!cell || cell.seatsTotal === 0) {
              return { share: null, text: '', name: say('heat.none', when) };
            }
            const share = shareText(cell.seats, cell.seatsTotal);
            return {
              ...{ share: cell.seats / cell.seatsTotal, text: share },
              name: say('heat.cell', { ...when, share, count: cell.shows }),
            };
          }),
        };
      })}
    />
  );
}

/** Shows in order of time, with how full each is and the way to its pace. */
export function ShowTable({ shows }: { shows: readonly OccupancyShow[] }) {
  const { say, number, moment } = useReportWords();
  const { share } = useWays();
  return (
    <ReportTable
      name={say('show.list')}
      rows={shows}
      keyOf={({ showId }) => showId}
      columns={[
        {
          ...{ name: say('show.when'), isText: true },
          renderCell: ({ startsAt, timeZone }) => moment(startsAt, timeZone),
        },
        {
          ...{ name: say('show.what'), isText: true },
          renderCell: ({ showId, titleName }) => (
            <Link
              to={`/desk/reports/pace?show=${showId}`}
              className="text-bulb underline-offset-4 hover:underline"
              title={say('show.pace')}
            >
              {titleName}
            </Link>
          ),
        },
        {
          ...{ name: say('show.where'), isText: true, isMinor: true },
          renderCell: ({ venueName, screenName }) => `${venueName}, ${screenName}`,
        },
        {
          name: say('figure.filled'),
          renderCell: ({ seats, seatsTotal }) =>
            seatsTotal === null
              ? `${number(seats)} ${say('show.unknownRoom')}`
              : say('figure.seatsOf', { seats: number(seats), total: number(seatsTotal) }),
        },
        {
          ...{ name: say('figure.occupancy'), isMinor: true },
          renderCell: ({ seats, seatsTotal }) =>
            seatsTotal === null ? '–' : share(seats, seatsTotal),
        },
        {
          ...{ name: say('compared'), isText: true, isMinor: true },
          renderCell: (show) => <RankBar value={hundredthsOf(show)} max={100} look="text-seat-5" />,
        },
      ]}
    />
  );
}
