import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { reachesInto } from '@houseful/contract/staff';
import type { Clock } from '#platform/clock';
import { placeOf, readPageInTime } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findDeskTitle, listDeskTitles, readImagesInUse } from '../store/desk-titles.ts';
import { viewDeskTitle } from '../store/desk-views.ts';

type DeskReads = Pick<CatalogFace, 'listDeskTitles' | 'getDeskTitle' | 'imagesInUse'>;

/** What staff sees of titles: all of their own organisations, and what others have published and share. */
export function readDeskTitles({ reader, clock }: { reader: Queryable; clock: Clock }): DeskReads {
  return {
    listDeskTitles: async ({ limit, cursor, ...filter }, { reach = [] }) => {
      const now = clock.now();
      const page = { before: placeOf(cursor), now, rowsMax: limit + 1 };
      const rows = await listDeskTitles(reader, reach, filter, page);
      const { items, nextCursor } = readPageInTime(
        rows,
        limit,
        ({ changed_at: at, title_id: id }) => ({ at, id }),
      );
      return { items: items.map((row) => viewDeskTitle(row, now)), nextCursor };
    },

    getDeskTitle: async ({ titleId }, { reach = [] }) => {
      const now = clock.now();
      const row = await findDeskTitle(reader, titleId, now);
      const isOwn = row && reachesInto(reach, row.organisation_id);
      if (!row || !(isOwn || (row.shared && row.published_at !== null)))
        throw problem('no-such-title');
      return viewDeskTitle(row, now);
    },

    imagesInUse: ({ imageIds }) => readImagesInUse(reader, imageIds),
  };
}
