import type { CatalogFace } from '@houseful/contract/faces';
import { reachesInto } from '@houseful/contract/staff';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import {
  type DeskTitlePage,
  type DeskTitleRow,
  findDeskTitle,
  listDeskTitles,
  readImagesInUse,
} from '../store/desk-titles.ts';
import { viewDeskTitle } from '../store/desk-views.ts';

type DeskReads = Pick<CatalogFace, 'listDeskTitles' | 'getDeskTitle' | 'imagesInUse'>;

/** What staff sees of titles: all of their own organisations, and what others have published and share. */
export function readDeskTitles({ reader, clock }: { reader: Queryable; clock: Clock }): DeskReads {
  return {
    listDeskTitles: async ({ limit, cursor, ...filter }, { reach = [] }) => {
      const now = clock.now();
      const page = { before: readCursor(cursor), now, rowsMax: limit + 1 };
      const rows = await listDeskTitles(reader, reach, filter, page);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => viewDeskTitle(row, now)),
        nextCursor: rows.length > limit && last ? cursorAfter(last) : null,
      };
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

function cursorAfter({ changed_at, title_id }: DeskTitleRow): string {
  return `${changed_at.toISOString()}~${title_id}`;
}

/** @throws invalid-input for a cursor that is not one of ours */
function readCursor(cursor: string | undefined): DeskTitlePage['before'] {
  if (cursor === undefined) return undefined;
  const [, at, titleId] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([\w-]+)$/.exec(cursor) ?? [];
  if (at === undefined || titleId === undefined || Number.isNaN(Date.parse(at)))
    throw problem('invalid-input', { issues: [{ path: 'cursor', message: 'is not one of ours' }] });
  return { at, titleId };
}
