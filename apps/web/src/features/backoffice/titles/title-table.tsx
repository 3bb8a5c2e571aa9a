import { useRowKeys } from '../use-row-keys.ts';
import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { Employment } from '@houseful/contract/organisations';
import { type DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { languageNames } from '../../../lib/i18n/catalogue-words.ts';
import { Poster } from '../../../lib/ui/art.tsx';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import { StageBadge } from './stage-badge.tsx';
import { TitleFilters, useTitleFilter } from './title-filters.tsx';
import { useTitlesWords } from './words/titles-words.ts';

const PAGE_ITEMS = 50;

/** The titles of an organisation, or those that others share with it; what is looked for stands in the address. */
export function TitleTable({ employment }: { employment: Employment }) {
  const { say } = useTitlesWords();
  const may = useMay();
  const { organisationId } = employment.organisation;
  const filter = useTitleFilter();
  const asked = filter.whose === 'own' ? { ...filter, organisation: organisationId } : filter;
  const query = useInfiniteQuery({
    queryKey: ['desk-titles', asked],
    queryFn: ({ pageParam: cursor }) =>
      api.call(titlesDeskOperations.listDeskTitles, { ...asked, cursor, limit: PAGE_ITEMS }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const titles = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {may('run-titles') && (
        <div>
          <ButtonLink to="/desk/titles/new">{say('list.new')}</ButtonLink>
        </div>
      )}
      <TitleFilters />
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {!titles && !query.error && (
        <>
          <LoadingLabel>{say('list.loading')}</LoadingLabel>
          <Skeleton className="h-20" />
        </>
      )}
      {titles?.length === 0 && (
        <EmptyState title={say('list.empty')}>{say('list.emptyDetail')}</EmptyState>
      )}
      {titles && titles.length > 0 && <Rows titles={titles} />}
      <MoreButton query={query}>{say('list.more')}</MoreButton>
    </>
  );
}

/** Arrows go from title to title; Enter opens the one that has the focus, as links do. */
function Rows({ titles }: { titles: readonly DeskTitle[] }) {
  const { say } = useTitlesWords();
  const rows = useRowKeys();
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      <table className="w-full text-left">
        <caption className="sr-only">{say('list.caption')}</caption>
        <thead className="border-b border-line text-sm text-muted max-sm:sr-only">
          <tr>
            <th scope="col" className="px-4 py-2 font-medium">
              {say('list.title')}
            </th>
            <th scope="col" className="px-4 py-2 font-medium max-md:hidden">
              {say('field.releaseDate')}
            </th>
            <th
              scope="col"
              className="px-4 py-2 text-right font-medium whitespace-nowrap max-lg:hidden"
            >
              {say('list.shows')}
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              {say('list.stage')}
            </th>
          </tr>
        </thead>
        <tbody {...rows} className="divide-y divide-line">
          {titles.map((title) => (
            <Row key={title.titleId} title={title} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ title }: { title: DeskTitle }) {
  const words = useTitlesWords();
  const { t, number, localDateParts } = words;
  const { releaseDate } = title;
  const release = releaseDate && localDateParts(releaseDate);
  return (
    <tr className="relative hover:bg-raised">
      <th scope="row" className="w-full px-4 py-3 font-normal">
        <span className="flex min-w-0 items-center gap-3">
          <DrawnOrUploaded title={title} />
          <span className="min-w-0">
            <Link
              to={`/desk/titles/${title.titleId}`}
              data-row
              className="block font-semibold break-words after:absolute after:inset-0 hover:text-bulb"
            >
              {title.name}
            </Link>
            <span className="block text-sm text-muted">
              {[t(`kind.${title.kind}`), languageNames(title.languages, words, 2)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </span>
      </th>
      <td className="px-4 py-3 text-sm whitespace-nowrap text-muted max-md:hidden">
        {release && `${release.day} ${release.month} ${releaseDate.slice(0, 4)}`}
      </td>
      <td className="px-4 py-3 text-right text-sm text-muted tabular-nums max-lg:hidden">
        {title.showsToCome > 0 && number(title.showsToCome)}
      </td>
      <td className="px-4 py-3">
        <StageBadge title={title} />
      </td>
    </tr>
  );
}

/** A draft's drawing is nobody's to fetch: its place stays empty until a picture is uploaded. */
function DrawnOrUploaded({ title: { posterUrl, stage } }: { title: DeskTitle }) {
  const className = 'w-10 rounded';
  if (stage === 'draft' && posterUrl.startsWith('/art/')) {
    return <span aria-hidden="true" className={`aspect-2/3 shrink-0 bg-raised ${className}`} />;
  }
  return <Poster address={posterUrl} sizes="40px" className={className} />;
}
