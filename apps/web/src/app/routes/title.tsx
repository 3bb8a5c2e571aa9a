import { catalogOperations } from '@houseful/contract/catalog';
import { venuesOperations } from '@houseful/contract/venues';
import { useEffect } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router';
import { DateStrip } from '../../features/browse/date-strip.tsx';
import { TitleCredits } from '../../features/browse/title-credits.tsx';
import { TitleHero } from '../../features/browse/title-hero.tsx';
import { VenueShows } from '../../features/browse/venue-shows.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api, serverTime } from '../../lib/browser.ts';
import { rememberCity, useRememberedCity } from '../../lib/city/remembered-city.ts';
import { localDateOf } from '../../lib/format/moments.ts';
import { EmptyState, Page } from '../../lib/ui/page.tsx';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

const DEFAULT_TIME_ZONE = 'Asia/Kolkata';

async function load(source: ApiClient, titleId: string, query: URLSearchParams) {
  const cityId = query.get('city') ?? undefined;
  const date = query.get('date') ?? undefined;
  const [title, first, cities] = await Promise.all([
    source.call(catalogOperations.getTitle, { titleId }),
    source.call(catalogOperations.listTitleShows, { titleId, city: cityId }),
    source.call(venuesOperations.listCities, { limit: 100 }),
  ]);
  // Asked for a later day, the API names only days from there on; the strip shows them all.
  const shows =
    date === undefined || date === first.date
      ? first
      : await source.call(catalogOperations.listTitleShows, { titleId, city: cityId, date });
  const city = cities.items.find((candidate) => candidate.cityId === cityId) ?? null;
  const today = localDateOf(serverTime.now(), city?.timeZone ?? DEFAULT_TIME_ZONE);
  return { title, shows, dates: first.dates, city, today };
}

export const loader = ({ context, params, url }: LoaderFunctionArgs) =>
  loadPage(load(context.get(serverApiContext), params['titleId'] ?? '', url.searchParams));
export const clientLoader = ({ params, url }: { params: { titleId?: string }; url: URL }) =>
  loadPage(load(api, params.titleId ?? '', url.searchParams));
export const headers = () => cachedFor(10);

export default function TitlePage() {
  const { title, shows, dates, city, today } = useLoaderData<typeof loader>();
  useEffect(() => {
    if (city) rememberCity(city);
  }, [city]);
  useRememberedCityHere(city !== null);
  return (
    <Page className="flex flex-col gap-8 max-sm:pt-0">
      <title>{`${title.name}${city ? ` in ${city.name}` : ''} · Houseful`}</title>
      <meta name="description" content={title.synopsis} />
      <TitleHero title={title} />
      <section aria-labelledby="shows" className="flex flex-col gap-4">
        <h2 id="shows" className="font-sign text-2xl text-bulb">
          Shows{city && ` in ${city.name}`}
        </h2>
        {dates.length > 0 && <DateStrip dates={dates} chosen={shows.date} today={today} />}
        {shows.venues.length > 0 ? (
          <VenueShows venues={shows.venues} showCity={city === null} />
        ) : (
          <EmptyState title="No shows on this day">
            {dates.length > 0
              ? 'Pick another day above.'
              : 'There is no show to come here just now.'}
          </EmptyState>
        )}
      </section>
      <TitleCredits title={title} />
    </Page>
  );
}

/** A shared link names no city: then the shows of the reader's own city come first. */
function useRememberedCityHere(hasCity: boolean): void {
  const remembered = useRememberedCity();
  const [query, setQuery] = useSearchParams();
  useEffect(() => {
    if (hasCity || !remembered || query.has('city')) return;
    setQuery({ ...Object.fromEntries(query), city: remembered.cityId }, { replace: true });
  }, [hasCity, remembered, query, setQuery]);
}
