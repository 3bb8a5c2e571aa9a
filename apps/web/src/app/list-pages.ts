import { catalogOperations } from '@houseful/contract/catalog';
import { PAGE_ITEMS_MAX } from '@houseful/contract/primitives';
import { venuesOperations } from '@houseful/contract/venues';
import type { ApiClient } from '../lib/api/client.ts';

/** A house with more than so many pages of one list is told about in part. */
const LIST_PAGES_MAX = 1_000;

/** Every page that search engines should know, without a language in front; front page first. */
export async function listPages(source: ApiClient): Promise<string[]> {
  const limit = PAGE_ITEMS_MAX;
  const [cities, now, coming, venues] = await Promise.all([
    everything((cursor) => source.call(venuesOperations.listCities, { limit, cursor })),
    everything((cursor) => source.call(catalogOperations.listTitles, { limit, cursor })),
    everything((cursor) =>
      source.call(catalogOperations.listTitles, { status: 'coming', limit, cursor }),
    ),
    everything((cursor) => source.call(venuesOperations.listVenues, { limit, cursor })),
  ]);
  return [
    '/',
    ...cities.flatMap(({ cityId }) => [`/${cityId}`, `/${cityId}/titles`]),
    ...[...now, ...coming].map(({ titleId }) => `/titles/${titleId}`),
    ...venues.map(({ venueId }) => `/venues/${venueId}`),
  ];
}

async function everything<T>(
  read: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < LIST_PAGES_MAX; pages += 1) {
    const { items, nextCursor } = await read(cursor);
    all.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return all;
}
