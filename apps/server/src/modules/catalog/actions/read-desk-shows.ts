import type { CatalogFace, KeptShow } from '@houseful/contract/faces/catalog';
import { reaches } from '@houseful/contract/staff';
import type { Clock } from '#platform/clock';
import { placeOf, readPageInTime } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { type DeskShowRow, findDeskShow, listDeskShows } from '../store/desk-shows.ts';
import { listChanges, viewChange } from '../store/show-changes.ts';
import { posterUrl, viewShow } from '../store/views.ts';

const CHANGES_SHOWN_MAX = 50;

type DeskReads = Pick<CatalogFace, 'listDeskShows' | 'getDeskShow'>;

/** What the house knows of its shows, cancelled ones included; nothing of anybody else's. */
export function readDeskShows({ reader, clock }: { reader: Queryable; clock: Clock }): DeskReads {
  return {
    listDeskShows: async ({ limit, cursor, ...filter }, { reach = [] }) => {
      const page = { after: placeOf(cursor), now: clock.now(), rowsMax: limit + 1 };
      const rows = await listDeskShows(reader, reach, filter, page);
      const { items, nextCursor } = readPageInTime(
        rows,
        limit,
        ({ starts_at: at, show_id: id }) => ({
          at,
          id,
        }),
      );
      return { items: items.map(viewKept), nextCursor };
    },

    getDeskShow: async ({ showId }, { reach = [] }) => {
      const row = await findDeskShow(reader, showId);
      if (!row || !isReached(row, reach)) throw problem('no-such-show');
      const changes = await listChanges(reader, showId, CHANGES_SHOWN_MAX);
      return {
        ...viewKept(row),
        changes: changes.map(viewChange),
        screens: row.screens.map(({ screenId, name, seatMapId }) => ({
          ...{ screenId, name, seatMapId },
        })),
      };
    },
  };
}

export function isReached(
  { organisation_id: organisationId, venue_id: venueId }: DeskShowRow,
  reach: Parameters<typeof reaches>[0],
): boolean {
  return reaches(reach, { organisationId, venueId });
}

function viewKept(row: DeskShowRow): KeptShow {
  return {
    ...viewShow(row, row.time_zone),
    organisationId: row.organisation_id,
    ...{ venueId: row.venue_id, venueName: row.venue_name, cityName: row.city_name },
    ...{ titleName: row.title_name, kind: row.kind },
    posterUrl: posterUrl({
      ...{ title_id: row.title_id, version: row.title_version },
      ...{ poster_image_id: row.poster_image_id, banner_image_id: null },
    }),
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}
