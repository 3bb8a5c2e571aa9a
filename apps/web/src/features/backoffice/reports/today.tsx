import { insightsOperations } from '@houseful/contract/insights';
import type { Employment } from '@houseful/contract/organisations';
import type { Right } from '@houseful/contract/staff';
import { Link } from 'react-router';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { Figure } from './figure.tsx';
import { useReport } from './use-report.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

/** How the day goes so far, for who may see it; says nothing when it cannot. */
export function Today({ employment }: { employment: Employment }) {
  const { say } = useReportWords();
  const may = (right: Right) => employment.rights.some((had) => had.right === right);
  const { organisationId: organisation } = employment.organisation;
  if (!may('see-programme')) return null;
  return (
    <section aria-label={say('today.title')} className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-lg font-bold">{say('today.title')}</h2>
        <Link to="/desk/reports" className="text-sm text-bulb underline-offset-4 hover:underline">
          {say('today.more')}
        </Link>
      </div>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {may('see-money') && <SalesOfToday organisation={organisation} />}
        <ShowsOfToday organisation={organisation} />
      </dl>
    </section>
  );
}

function SalesOfToday({ organisation }: { organisation: string }) {
  const { say, number, money } = useReportWords();
  const input = { organisation, range: 'today', group: 'day' } as const;
  const { data, error } = useReport(insightsOperations.getSalesReport, input);
  if (error) return null;
  if (!data) return <Skeleton className="col-span-2 h-24" />;
  const { currency, total } = data;
  const { figures: now, before } = total;
  const price = (amount: number) => money({ amount, currency });
  return (
    <>
      <Figure
        name={say('today.seats')}
        detail={say('today.yesterday', { value: number(before.seats) })}
      >
        {number(now.seats)}
      </Figure>
      <Figure
        name={say('today.gross')}
        detail={say('today.yesterday', { value: price(before.gross) })}
      >
        {price(now.gross)}
      </Figure>
    </>
  );
}

function ShowsOfToday({ organisation }: { organisation: string }) {
  const { say, number } = useReportWords();
  const ways = useWays();
  const input = { organisation, range: 'today' } as const;
  const { data, error } = useReport(insightsOperations.getOccupancyReport, input);
  if (error) return null;
  if (!data) return <Skeleton className="h-24" />;
  const { seats, seatsTotal } = data.total;
  const share = ways.share(seats, seatsTotal);
  return (
    <Figure
      name={say('today.occupancy')}
      detail={say('figure.seatsOf', { seats: number(seats), total: number(seatsTotal) })}
    >
      {say('today.full', { share })}
    </Figure>
  );
}
