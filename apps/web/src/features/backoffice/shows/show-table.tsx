import type { Employment } from '@houseful/contract/organisations';
import { type DeskShow, showsDeskOperations } from '@houseful/contract/shows-desk';
import { Link } from 'react-router';
import { useAddress } from '../../../lib/address/use-address.ts';
import { api } from '../../../lib/browser.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ChooseRow, chooseHead } from '../lists/choose-row.tsx';
import { ListBody } from '../lists/list-body.tsx';
import { ROW, ROW_LINK, TableFrame } from '../lists/table-frame.tsx';
import { type Chosen, useChosen } from '../lists/use-chosen.ts';
import { usePages } from '../lists/use-pages.ts';
import { ViewBar } from '../lists/view-bar.tsx';
import { useMay } from '../staff/my-desk.ts';
import { BulkSwitches } from './bulk-switch.tsx';
import { SeatBar } from './seat-bar.tsx';
import { ShowFilters, useShowFilter } from './show-filters.tsx';
import { StateBadge } from './state-badge.tsx';
import { useShowsWords } from './words/shows-words.ts';

const PAGE_ITEMS = 50;

/** The shows one works for, by start, with how they sell. */
export function ShowTable({ employment }: { employment: Employment }) {
  const { say } = useShowsWords();
  const may = useMay();
  const { organisationId } = employment.organisation;
  const asked = { ...useShowFilter(), organisation: organisationId };
  const shows = usePages(['desk-shows', asked], (cursor) =>
    api.call(showsDeskOperations.listDeskShows, { ...asked, cursor, limit: PAGE_ITEMS }),
  );
  const isNarrowed = useAddress().address.size > 0;
  const chosen = useChosen((show: DeskShow) => show.showId);
  return (
    <>
      <ShowFilters employment={employment} />
      <ViewBar list="show" />
      <BulkSwitches chosen={chosen} />
      <ListBody
        query={shows}
        items={shows.items}
        loading={say('list.loading')}
        empty={{
          title: say(isNarrowed ? 'list.empty' : 'list.none'),
          detail: say(isNarrowed ? 'list.emptyDetail' : 'list.noneDetail'),
          action: !isNarrowed && may('run-schedule') && (
            <ButtonLink to="/desk/schedule">{say('list.toSchedule')}</ButtonLink>
          ),
        }}
        more={say('list.more')}
      >
        {(items) => <Rows shows={items} chosen={may('run-schedule') ? chosen : null} />}
      </ListBody>
    </>
  );
}

interface RowsProps {
  shows: readonly DeskShow[];
  /** Null: nothing can be done to several at once here. */
  chosen: Chosen<DeskShow> | null;
}

function Rows({ shows, chosen }: RowsProps) {
  const { say } = useShowsWords();
  return (
    <TableFrame
      caption={say('list.caption')}
      heads={[
        ...(chosen ? [chooseHead(say('list.choose'))] : []),
        { name: say('list.show') },
        { name: say('list.when'), className: 'px-4 max-sm:hidden' },
        { name: say('list.sold'), className: 'px-4 max-md:hidden' },
        { name: say('list.state') },
      ]}
    >
      {shows.map((show) => (
        <Row key={show.showId} {...{ show, chosen }} />
      ))}
    </TableFrame>
  );
}

function Row({ show, chosen }: { show: DeskShow } & Pick<RowsProps, 'chosen'>) {
  const { say, moment, number } = useShowsWords();
  const when = moment(show.startsAt, show.timeZone);
  const { seats } = show;
  return (
    <tr className={ROW}>
      {chosen && (
        <ChooseRow
          label={say('list.chooseOne', { name: `${show.titleName}, ${when}` })}
          checked={chosen.has(show)}
          onChange={() => chosen.toggle(show)}
        />
      )}
      <th scope="row" className="w-full px-4 py-3 font-normal">
        <Link to={`/desk/shows/${show.showId}`} data-row className={`${ROW_LINK} break-words`}>
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
