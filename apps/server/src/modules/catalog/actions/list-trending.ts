import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { problem } from '#platform/problem';
import { listTrending } from '../store/sales.ts';
import { findTitlesOnOffer } from '../store/titles.ts';
import { cityExists } from '../store/venues.ts';
import { viewCard } from '../store/views.ts';
import type { SearchDeps } from './search.ts';

/** Titles that can still be seen, by the seats that were really sold of them lately. */
export function listTrendingTitles({ db, clock }: SearchDeps): CatalogFace['listTrendingTitles'] {
  return async ({ city, limit }) => {
    if (city !== undefined && !(await cityExists(db, city))) throw problem('no-such-city');
    const now = clock.now();
    const sold = await listTrending(db, city, now, limit);
    const titleIds = sold.map(({ title_id }) => title_id);
    const rows = await findTitlesOnOffer(db, titleIds, city, now);
    const titles = new Map(rows.map((row) => [row.title_id, viewCard(row)]));
    return {
      items: sold.flatMap(({ title_id, seats }) => {
        const title = titles.get(title_id);
        return title ? [{ title, seatsSoldLately: seats }] : [];
      }),
      nextCursor: null,
    };
  };
}
