import { insightsOperations, type PaceReport } from '@houseful/contract/insights';
import { PACE_DAYS_MAX, PACE_RIVALS } from '@houseful/contract/reporting';
import { type SharePoint, ShareBand } from '../../../lib/charts/share-band.tsx';
import { Button } from '../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { ShowTable } from './occupancy-report.tsx';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { type Column, ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

/** How fast a show sells; which one, is chosen first. */
export function Pace({ organisation }: { organisation: string }) {
  const { address } = useReportAddress();
  const showId = address.get('show');
  return showId ? <PaceOf showId={showId} /> : <ShowChoice organisation={organisation} />;
}

function ShowChoice({ organisation }: { organisation: string }) {
  const { say } = useReportWords();
  const { asked } = useReportAddress();
  const { channel: _, currency: __, ...days } = asked;
  const input = { ...days, organisation };
  return (
    <>
      <div>
        <h2 className="text-lg font-bold">{say('pace.choose')}</h2>
        <p className="text-sm text-muted">{say('pace.chooseDetail')}</p>
      </div>
      <ReportBody
        query={useReport(insightsOperations.getOccupancyReport, input)}
        csv={useReportFile(insightsOperations.exportOccupancyReport, input, 'shows.csv')}
        isEmpty={({ shows }) => shows.length === 0}
      >
        {({ shows }) => <ShowTable shows={shows} />}
      </ReportBody>
    </>
  );
}

function PaceOf({ showId }: { showId: string }) {
  const { say } = useReportWords();
  const { address, change } = useReportAddress();
  const against = PACE_RIVALS.find((one) => one === address.get('against')) ?? 'title';
  const input = { showId, against };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-muted">{say('pace.against')}</span>
        {PACE_RIVALS.map((one) => (
          <ChipToggle key={one} on={one === against} onClick={() => change({ against: one })}>
            {say(`pace.${one}`)}
          </ChipToggle>
        ))}
        <Button look="plain" size="small" onClick={() => change({ show: undefined })}>
          {say('pace.other')}
        </Button>
      </div>
      <ReportBody
        query={useReport(insightsOperations.getPaceReport, input)}
        csv={useReportFile(insightsOperations.exportPaceReport, input, `pace-${showId}.csv`)}
        isEmpty={() => false}
      >
        {(report) => <PaceSheet report={report} />}
      </ReportBody>
    </>
  );
}

/** Every day that somebody knows something about, the earliest first. */
function pointsOf({ course, others }: PaceReport): SharePoint[] {
  const own = new Map(course.map((point) => [point.daysBefore, point.share]));
  const rest = new Map(others.map((point) => [point.daysBefore, point]));
  const days = Array.from({ length: PACE_DAYS_MAX + 1 }, (_, place) => PACE_DAYS_MAX - place);
  const points = days.map((daysBefore) => {
    const { mean = null, least = null, most = null } = rest.get(daysBefore) ?? {};
    return { daysBefore, own: own.get(daysBefore) ?? null, mean, least, most };
  });
  const begun = points.findIndex(({ own: share, most }) => (share ?? 0) > 0 || (most ?? 0) > 0);
  // A day of nothing first, so that the line rises from the ground.
  return points.slice(
    Math.max(0, Math.min(begun < 0 ? points.length : begun, points.length - 7) - 1),
  );
}

function PaceSheet({ report }: { report: PaceReport }) {
  const { say, number, percent, moment } = useReportWords();
  const { show, rivals, course } = report;
  const points = pointsOf(report);
  const seats = new Map(course.map((point) => [point.daysBefore, point.seats]));
  const ways = useWays();
  const share = (value: number | null) => (value === null ? '–' : ways.share(value, 1));
  const ofOthers: Column<SharePoint>[] = [
    { name: say('pace.mean', { count: rivals }), renderCell: ({ mean }) => share(mean) },
    {
      ...{ name: say('pace.range'), isMinor: true },
      renderCell: ({ least, most }) => `${share(least)} – ${share(most)}`,
    },
  ];
  const dayText = (daysBefore: number) =>
    daysBefore === 0 ? say('pace.theDay') : say('pace.daysBefore', { count: daysBefore });
  return (
    <>
      <div>
        <h2 className="text-lg font-bold">{show.titleName}</h2>
        <p className="text-sm text-muted">
          {show.venueName}, {show.screenName}, {moment(show.startsAt, show.timeZone)}
        </p>
        <p className="text-sm text-muted">
          {show.seatsTotal === null
            ? `${number(show.seats)} ${say('show.unknownRoom')}`
            : say('figure.seatsOf', {
                ...{ seats: number(show.seats), total: number(show.seatsTotal) },
              })}
        </p>
      </div>
      {rivals === 0 && <p className="text-sm text-warn">{say('pace.alone')}</p>}
      <div className="rounded-card border border-line bg-surface p-4">
        <ShareBand
          names={{
            own: say('pace.own'),
            mean: say('pace.mean', { count: rivals }),
            range: say('pace.range'),
          }}
          points={points}
          percent={percent}
          tick={(days) => (days === 0 ? say('pace.theDay') : say('pace.tick', { days }))}
        />
      </div>
      <ReportTable
        name={say('table')}
        rows={points.toReversed()}
        keyOf={({ daysBefore }) => String(daysBefore)}
        columns={[
          {
            name: say('group.day'),
            renderCell: ({ daysBefore }) => dayText(daysBefore),
            isText: true,
          },
          {
            name: say('figure.seats'),
            renderCell: ({ daysBefore }) => {
              const sold = seats.get(daysBefore);
              return sold === undefined ? '–' : number(sold);
            },
          },
          { name: say('pace.own'), renderCell: ({ own }) => share(own) },
          ...(rivals > 0 ? ofOthers : []),
        ]}
      />
    </>
  );
}
