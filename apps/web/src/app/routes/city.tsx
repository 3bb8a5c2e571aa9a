import { catalogOperations, type TitleCard, type TrendingTitle } from '@houseful/contract/catalog';
import { PAGE_ITEMS_MAX } from '@houseful/contract/primitives';
import { venuesOperations } from '@houseful/contract/venues';
import { useEffect } from 'react';
import {
  type ClientLoaderFunctionArgs,
  type LoaderFunctionArgs,
  useLoaderData,
} from 'react-router';
import { CityFront, type CityFrontData } from '../../features/browse/city/city-front.tsx';
import { KINDS } from '../../features/browse/filters/title-choice.ts';
import type { ApiClient } from '../../lib/api/client.ts';
import { rememberCity } from '../../lib/city/remembered-city.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { describeCrumbs } from '../../lib/seo/describe-site.ts';
import { PageHead } from '../../lib/seo/page-head.tsx';
import { useSiteAddress } from '../../lib/site/site-address.ts';
import { Page } from '../../lib/ui/page.tsx';
import { findCity } from '../find-city.ts';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, fromServer, loadPage } from '../load-page.ts';

const MOVIES_MAX = 18;
const LIVE_MAX = 8;
const COMING_MAX = 10;
const TRENDING_MAX = 10;
const FEATURED_MAX = 5;

async function load(source: ApiClient, cityId: string): Promise<CityFrontData> {
  const city = await findCity(source, cityId);
  const list = (query: object) =>
    source.call(catalogOperations.listTitles, { city: cityId, ...query });
  const [facets, comingFacets, trending, movies, coming, venues, ...live] = await Promise.all([
    source.call(catalogOperations.getTitleFacets, { city: cityId }),
    source.call(catalogOperations.getTitleFacets, { city: cityId, status: 'coming' }),
    source.call(catalogOperations.listTrendingTitles, { city: cityId, limit: TRENDING_MAX }),
    list({ kind: 'movie', limit: MOVIES_MAX }),
    list({ status: 'coming', limit: COMING_MAX }),
    source.call(venuesOperations.listVenues, { city: cityId, limit: PAGE_ITEMS_MAX }),
    ...KINDS.slice(1).map((kind) => list({ kind, limit: LIVE_MAX })),
  ]);
  return {
    city,
    kinds: facets.facets.kind,
    featured: feature(trending.items, [...movies.items, ...live.flatMap(({ items }) => items)]),
    trending: trending.items,
    movies: movies.items,
    live: KINDS.slice(1)
      .map((kind, place) => ({ kind, titles: live[place]?.items ?? [] }))
      .filter(({ titles }) => titles.length > 0),
    coming: { titles: coming.items, total: comingFacets.total },
    // Seat maps and screens are for the venue's own page.
    venues: venues.items.map((venue) => ({ ...venue, screens: [] })),
  };
}

/** The best sold first; where little is sold yet, what plays most fills up, one of each kind. */
function feature(
  trending: readonly TrendingTitle[],
  others: readonly TitleCard[],
): CityFrontData['featured'] {
  const best = trending.slice(0, FEATURED_MAX).map(({ title, seatsSoldLately }, place) => ({
    title,
    rank: place + 1,
    seatsSoldLately,
  }));
  const firstOfKind = others.filter(
    ({ kind, titleId }, place) =>
      others.findIndex((other) => other.kind === kind) === place &&
      !best.some(({ title }) => title.titleId === titleId),
  );
  const fillers = firstOfKind.map((title) => ({ title, rank: null, seatsSoldLately: null }));
  return [...best, ...fillers].slice(0, FEATURED_MAX);
}

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  loadPage(load(context.get(serverApiContext), params['cityId'] ?? ''));
/** A dozen lists: the server puts them together faster than a phone. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  fromServer(serverLoader<typeof loader>);
export const headers = () => cachedFor(30);

export default function CityPage() {
  const front = useLoaderData<typeof loader>();
  const { t, list, language } = useWords();
  const site = useSiteAddress();
  const { city } = front;
  useEffect(() => rememberCity(city), [city]);
  const kinds = list(front.kinds.map(({ value }) => t(`kinds.${value}`)));
  const crumbs = [{ name: city.name, path: `/${city.cityId}` }];
  return (
    <Page className="flex flex-col gap-7 pt-4 sm:gap-10 sm:pt-6">
      <PageHead
        title={t('browse.pageTitle', { city: city.name })}
        description={t('browse.description', { city: city.name, kinds })}
        data={[describeCrumbs(site, language, crumbs)]}
      />
      <CityFront {...front} />
    </Page>
  );
}
