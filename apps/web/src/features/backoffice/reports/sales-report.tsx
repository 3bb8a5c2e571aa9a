import { insightsOperations, type SalesLine, type SalesReport } from '@houseful/contract/insights';
import { SALES_GROUPS, type SalesGroup } from '@houseful/contract/reporting';
import { DayBars } from '../../../lib/charts/day-bars.tsx';
import { RankBar } from '../../../lib/charts/rank-bar.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { Figure, FigureRow } from './figure.tsx';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { type Column, ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useShort } from './use-short.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

/** What was sold, told apart as one likes. */
export function Sales({ organisation }: { organisation: string }) {
  const { say } = useReportWords();
  const { asked, address, change } = useReportAddress();
  const group = SALES_GROUPS.find((one) => one === address.get('group')) ?? 'day';
  const input = { ...asked, organisation, group };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2" role="group" aria-label={say('group')}>
        {SALES_GROUPS.map((one) => (
          <ChipToggle key={one} on={one === group} onClick={() => change({ group: one })}>
            {say(`group.${one}`)}
          </ChipToggle>
        ))}
      </div>
      <ReportBody
        query={useReport(insightsOperations.getSalesReport, input)}
        csv={useReportFile(insightsOperations.exportSalesReport, input, `sales-by-${group}.csv`)}
        isEmpty={({ total }) => total.figures.orders === 0 && total.figures.ordersCancelled === 0}
      >
        {(report) => <SalesSheet report={report} />}
      </ReportBody>
    </>
  );
}

function SalesSheet({ report }: { report: SalesReport }) {
  const { say, number, money, localDate } = useReportWords();
  const { tick } = useWays();
  const { currency, group, lines, total } = report;
  const { figures: now, before } = total;
  const price = (amount: number) => money({ amount, currency });
  const short = useShort(currency);
  return (
    <>
      <FigureRow>
        <Figure name={say('figure.gross')} change={{ now: now.gross, before: before.gross }}>
          {price(now.gross)}
        </Figure>
        <Figure name={say('figure.seats')} change={{ now: now.seats, before: before.seats }}>
          {number(now.seats)}
        </Figure>
        <Figure name={say('figure.orders')} change={{ now: now.orders, before: before.orders }}>
          {number(now.orders)}
        </Figure>
        <Figure
          name={say('figure.refunded')}
          change={{ now: now.refunded, before: before.refunded }}
          lessIsGood
        >
          {price(now.refunded)}
        </Figure>
      </FigureRow>
      {group === 'day' && lines.length > 1 && (
        <div className="rounded-card border border-line bg-surface p-4">
          <DayBars
            name={say('figure.gross')}
            beforeName={say('before')}
            bars={lines.map(({ key, figures, before: then }) => {
              const bar = { key, tick: tick(key), name: localDate(key) };
              return { ...bar, value: figures.gross, before: then.gross };
            })}
            format={price}
            formatShort={short}
          />
        </div>
      )}
      <SalesTable {...{ report, price }} />
      {report.isCut && <p className="text-sm text-muted">{say('cut')}</p>}
    </>
  );
}

function SalesTable({ report, price }: { report: SalesReport; price: (amount: number) => string }) {
  const { say, number } = useReportWords();
  const nameOf = useLineName(report.group);
  const { lines, total, group } = report;
  const max = Math.max(
    ...lines.map(({ figures, before }) => Math.max(figures.gross, before.gross)),
  );
  const bar: Column<SalesLine>[] =
    group === 'day'
      ? []
      : [
          {
            ...{ name: say('compared'), isText: true, isMinor: true },
            renderCell: ({ key, figures, before }) =>
              key === '' ? null : (
                <RankBar {...{ value: figures.gross, before: before.gross, max }} />
              ),
          },
        ];
  const sum = { key: '', name: null, show: null, ...total };
  return (
    <ReportTable
      name={say('table')}
      rows={group === 'day' ? lines.toReversed() : lines}
      keyOf={({ key }) => key}
      total={{ name: say('total'), row: sum }}
      columns={[
        { name: say(`group.${group}`), renderCell: nameOf, isText: true },
        ...bar,
        {
          name: say('figure.orders'),
          renderCell: ({ figures }) => number(figures.orders),
          isMinor: true,
        },
        { name: say('figure.seats'), renderCell: ({ figures }) => number(figures.seats) },
        { name: say('figure.gross'), renderCell: ({ figures }) => price(figures.gross) },
        { name: say('figure.fee'), renderCell: ({ figures }) => price(figures.fee), isMinor: true },
        { name: say('figure.tax'), renderCell: ({ figures }) => price(figures.tax), isMinor: true },
        {
          ...{ name: say('figure.discount'), isMinor: true },
          renderCell: ({ figures }) => price(figures.discount),
        },
        {
          ...{ name: say('figure.seatsReturned'), isMinor: true },
          renderCell: ({ figures }) => number(figures.seatsReturned),
        },
        { name: say('figure.refunded'), renderCell: ({ figures }) => price(figures.refunded) },
        { name: say('figure.net'), renderCell: ({ figures }) => price(figures.net), isMinor: true },
      ]}
    />
  );
}

/** What a line is called. */
function useLineName(group: SalesGroup): (line: SalesLine) => string {
  const { say, moment } = useReportWords();
  const { shortDay } = useWays();
  return ({ key, name, show }) => {
    if (group === 'day') return shortDay(key);
    if (group === 'channel') return key === 'counter' ? say('channel.counter') : say('channel.web');
    if (!show) return name ?? key;
    return `${name}, ${show.venueName}, ${moment(show.startsAt, show.timeZone)}`;
  };
}
