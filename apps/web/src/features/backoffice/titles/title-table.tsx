import type { Employment } from '@houseful/contract/organisations';
import { type DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import { Link } from 'react-router';
import { useAddress } from '../../../lib/address/use-address.ts';
import { api } from '../../../lib/browser.ts';
import { languageNames } from '../../../lib/i18n/catalogue-words.ts';
import { Poster } from '../../../lib/ui/art.tsx';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ChooseRow, chooseHead } from '../lists/choose-row.tsx';
import { ListBody } from '../lists/list-body.tsx';
import { ROW, ROW_LINK, TableFrame } from '../lists/table-frame.tsx';
import { type Chosen, useChosen } from '../lists/use-chosen.ts';
import { usePages } from '../lists/use-pages.ts';
import { ViewBar } from '../lists/view-bar.tsx';
import { useMay } from '../staff/my-desk.ts';
import { BulkSteps } from './bulk-step.tsx';
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
  const titles = usePages(['desk-titles', 'table', asked], (cursor) =>
    api.call(titlesDeskOperations.listDeskTitles, { ...asked, cursor, limit: PAGE_ITEMS }),
  );
  const chosen = useChosen((title: DeskTitle) => title.titleId);
  const isNarrowed = useAddress().address.size > 0;
  return (
    <>
      {may('run-titles') && (
        <div>
          <ButtonLink to="/desk/titles/new">{say('list.new')}</ButtonLink>
        </div>
      )}
      <TitleFilters />
      <ViewBar list="title" />
      <BulkSteps chosen={chosen} />
      <ListBody
        query={titles}
        items={titles.items}
        loading={say('list.loading')}
        empty={{
          title: say(isNarrowed ? 'list.empty' : 'list.none'),
          detail: say(isNarrowed ? 'list.emptyDetail' : 'list.noneDetail'),
        }}
        more={say('list.more')}
      >
        {(items) => (
          <Rows
            titles={items}
            chosen={may('run-titles') && filter.whose === 'own' ? chosen : null}
          />
        )}
      </ListBody>
    </>
  );
}

interface RowsProps {
  titles: readonly DeskTitle[];
  /** Null: nothing can be done to several at once here. */
  chosen: Chosen<DeskTitle> | null;
}

function Rows({ titles, chosen }: RowsProps) {
  const { say } = useTitlesWords();
  return (
    <TableFrame
      caption={say('list.caption')}
      heads={[
        ...(chosen ? [chooseHead(say('list.choose'))] : []),
        { name: say('list.title') },
        { name: say('field.releaseDate'), className: 'px-4 max-md:hidden' },
        { name: say('list.shows'), className: 'px-4 text-right whitespace-nowrap max-lg:hidden' },
        { name: say('list.stage'), className: 'px-4 max-sm:hidden' },
      ]}
    >
      {titles.map((title) => (
        <Row key={title.titleId} {...{ title, chosen }} />
      ))}
    </TableFrame>
  );
}

function Row({ title, chosen }: { title: DeskTitle } & Pick<RowsProps, 'chosen'>) {
  const words = useTitlesWords();
  const { say, t, number, localDateParts } = words;
  const { releaseDate } = title;
  const release = releaseDate && localDateParts(releaseDate);
  return (
    <tr className={ROW}>
      {chosen && (
        <ChooseRow
          label={say('list.chooseOne', { name: title.name })}
          checked={chosen.has(title)}
          onChange={() => chosen.toggle(title)}
        />
      )}
      <th scope="row" className="w-full px-4 py-3 font-normal">
        <span className="flex min-w-0 items-center gap-3">
          <DrawnOrUploaded title={title} />
          <span className="min-w-0">
            <Link
              to={`/desk/titles/${title.titleId}`}
              data-row
              className={`${ROW_LINK} break-words`}
            >
              {title.name}
            </Link>
            <span className="block text-sm text-muted">
              {[t(`kind.${title.kind}`), languageNames(title.languages, words, 2)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="mt-1 block sm:hidden">
              <StageBadge title={title} />
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
      <td className="px-4 py-3 max-sm:hidden">
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
