import { venuesOperations } from '@houseful/contract/venues';
import { useEffect } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useNavigate, useSearchParams } from 'react-router';
import { CityGrid } from '../../features/browse/city-grid.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api } from '../../lib/browser.ts';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { EmptyState, Page } from '../../lib/ui/page.tsx';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

const load = (source: ApiClient) =>
  loadPage(source.call(venuesOperations.listCities, { limit: 100 }));

export const loader = ({ context }: LoaderFunctionArgs) => load(context.get(serverApiContext));
export const clientLoader = () => load(api);
export const headers = () => cachedFor(300);

export default function Home() {
  const { items: cities } = useLoaderData<typeof loader>();
  useReturnToCity();
  return (
    <Page className="flex flex-col gap-8">
      <title>Houseful: tickets for films, concerts, sport and plays</title>
      <meta
        name="description"
        content="See the seats, hold them, pay the price you first saw. Films, concerts, sport and plays in your city."
      />
      <section className="flex flex-col items-center gap-4 pt-6 text-center sm:pt-12">
        <h1>
          <span className="sign px-6 py-5 text-4xl leading-none sm:px-10 sm:py-7 sm:text-6xl">
            Houseful
          </span>
        </h1>
        <p className="max-w-md text-lg text-muted">
          Every seat is sold exactly once. Where do you want to go out tonight?
        </p>
      </section>
      {cities.length > 0 ? (
        <CityGrid cities={cities} />
      ) : (
        <EmptyState title="The house is still empty">
          No city has a venue yet. Start the box office with its demo city, or add one.
        </EmptyState>
      )}
    </Page>
  );
}

/** Someone who chose a city before goes straight there, unless they came to choose another. */
function useReturnToCity(): void {
  const city = useRememberedCity();
  const choosing = useSearchParams()[0].has('choose');
  const navigate = useNavigate();
  useEffect(() => {
    if (city && !choosing) void navigate(`/${city.cityId}`, { replace: true });
  }, [city, choosing, navigate]);
}
