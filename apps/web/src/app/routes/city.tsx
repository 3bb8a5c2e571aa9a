import { catalogOperations, type TitleCard } from '@houseful/contract/catalog';
import { PAGE_ITEMS_MAX } from '@houseful/contract/primitives';
import { venuesOperations } from '@houseful/contract/venues';
import { useEffect } from 'react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { LiveTitles } from '../../features/browse/live-titles.tsx';
import { NowShowing } from '../../features/browse/now-showing.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api } from '../../lib/browser.ts';
import { rememberCity } from '../../lib/city/remembered-city.ts';
import { EmptyState, Page } from '../../lib/ui/page.tsx';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

/** A city with more titles than these pages hold needs more than one front page. */
const PAGES_MAX = 4;

async function load(source: ApiClient, cityId: string) {
  const { items: cities } = await source.call(venuesOperations.listCities, { limit: 100 });
  const city = cities.find((candidate) => candidate.cityId === cityId);
  // This route also catches mistyped addresses, so it must not ask the catalogue about them.
  if (!city) throw data('There is nothing here.', { status: 404 });
  const titles = await allTitles(source, cityId);
  return {
    city,
    movies: titles.filter(({ kind }) => kind === 'movie'),
    live: titles.filter(({ kind }) => kind !== 'movie'),
  };
}

async function allTitles(source: ApiClient, cityId: string): Promise<TitleCard[]> {
  const titles: TitleCard[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const query = { city: cityId, limit: PAGE_ITEMS_MAX, cursor };
    const { items, nextCursor } = await source.call(catalogOperations.listTitles, query);
    titles.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return titles;
}

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  loadPage(load(context.get(serverApiContext), params['cityId'] ?? ''));
export const clientLoader = ({ params }: { params: { cityId?: string } }) =>
  loadPage(load(api, params.cityId ?? ''));
export const headers = () => cachedFor(30);

export default function CityPage() {
  const { city, movies, live } = useLoaderData<typeof loader>();
  useEffect(() => rememberCity(city), [city]);
  const nothing = movies.length === 0 && live.length === 0;
  return (
    <Page className="flex flex-col gap-10">
      <title>{`Now showing in ${city.name} · Houseful`}</title>
      <meta
        name="description"
        content={`Films, concerts, sport and plays in ${city.name}: see the seats, hold them, pay the price you first saw.`}
      />
      <h1 className="sr-only">What is on in {city.name}</h1>
      {nothing && (
        <EmptyState title="Nothing on sale here yet">
          New shows in {city.name} appear on this page the moment they go on sale.
        </EmptyState>
      )}
      {live.length > 0 && <LiveTitles cityId={city.cityId} titles={live} />}
      {movies.length > 0 && <NowShowing cityId={city.cityId} movies={movies} />}
    </Page>
  );
}
