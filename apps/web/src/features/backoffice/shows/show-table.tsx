import { useRowKeys } from '../use-row-keys.ts';
import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { Employment } from '@houseful/contract/organisations';
import { type DeskShow, showsDeskOperations } from '@houseful/contract/shows-desk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { SeatBar } from './seat-bar.tsx';
import { ShowFilters, useShowFilter } from './show-filters.tsx';
import { StateBadge } from './state-badge.tsx';
import { useShowsWords } from './words/shows-words.ts';

const PAGE_ITEMS = 50;

/** The shows one works for, by start, with how they sell. */
export function ShowTable({ employment }: { employment: Employment }) {
  const { say } = useShowsWords();
  const filter = useShowFilter();
  const query = useInfiniteQuery({
    queryKey: ['desk-shows', filter],
    queryFn: ({ pageParam: cursor }) =>
      api.call(showsDeskOperations.listDeskShows, { ...filter, cursor, limit: PAGE_ITEMS }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const { organisationId } = employment.organisation;
  const shows = query.data?.pages
    .flatMap(({ items }) => items)
    .filter((show) => show.organisationId === organisationId);
  return (
    <>
      <ShowFilters employment={employment} />
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {!shows && !query.error && (
        <>
          <LoadingLabel>{say('list.loading')}</LoadingLabel>
          <Skeleton className="h-20" />
        </>
      )}
      {shows?.length === 0 && !query.hasNextPage && (
        <EmptyState title={say('list.empty')}>{say('list.emptyDetail')}</EmptyState>
      )}
      {shows && shows.length > 0 && <Rows shows={shows} />}
      <MoreButton query={query}>{say('list.more')}</MoreButton>
    </>
  );
}

/** Arrows go from show to show; Enter opens the one that has the focus, as links do. */
function Rows({ shows }: { shows: readonly DeskShow[] }) {
  const { say } = useShowsWords();
  const rows = useRowKeys();
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      <table className="w-full text-left">
        <caption className="sr-only">{say('list.caption')}</caption>
        <thead className="border-b border-line text-sm text-muted max-sm:sr-only">
          <tr>
            <th scope="col" className="px-4 py-2 font-medium">
              {say('list.show')}
            </th>
            <th scope="col" className="px-4 py-2 font-medium max-sm:hidden">
              {say('list.when')}
            </th>
            <th scope="col" className="px-4 py-2 font-medium max-md:hidden">
              {say('list.sold')}
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              {say('list.state')}
            </th>
          </tr>
        </thead>
        <tbody {...rows} className="divide-y divide-line">
          {shows.map((show) => (
            <Row key={show.showId} show={show} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ show }: { show: DeskShow }) {
  const { say, moment, number } = useShowsWords();
  const when = moment(show.startsAt, show.timeZone);
  const { seats } = show;
  return (
    <tr className="relative hover:bg-raised">
      <th scope="row" className="w-full px-4 py-3 font-normal">
        <Link
          to={`/desk/shows/${show.showId}`}
          data-row
          className="block font-semibold break-words after:absolute after:inset-0 hover:text-bulb"
        >
          {show.titleName}
        </Link>
        <span className="block text-sm text-muted">
          {show.venueName}, {show.screenName}
        </span>
        <span className="block text-sm text-muted sm:hidden">{when}</span>
      </th>
      <td className="px-4 py-3 text-sm whitespace-nowrap max-sm:hidden">{when}</td>
      <td className="px-4 py-3 text-sm text-muted tabular-nums max-md:hidden">
        {seats && (
          <span className="flex w-28 flex-col gap-1 whitespace-nowrap">
            {say('list.soldOf', { sold: number(seats.sold), total: number(seats.total) })}
            <SeatBar {...seats} />
          </span>
        )}
      </td>
      <td className="px-4 py-3">
        <StateBadge state={show.state} />
      </td>
    </tr>
  );
}
