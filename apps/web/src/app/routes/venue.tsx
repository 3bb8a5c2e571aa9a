import { catalogOperations } from '@houseful/contract/catalog';
import { venuesOperations } from '@houseful/contract/venues';
import { useEffect } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { VenueScreen } from '../../features/browse/venue/venue-screen.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api, serverTime } from '../../lib/browser.ts';
import { readCity, rememberCity } from '../../lib/city/remembered-city.ts';
import { localDateOf } from '../../lib/format/moments.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { describeCrumbs } from '../../lib/seo/describe-site.ts';
import { describeVenue } from '../../lib/seo/describe-venue.ts';
import { PageHead } from '../../lib/seo/page-head.tsx';
import { useSiteAddress } from '../../lib/site/site-address.ts';
import { Page } from '../../lib/ui/page.tsx';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

async function load(source: ApiClient, venueId: string, query: URLSearchParams) {
  const date = query.get('date') ?? undefined;
  const [venue, first] = await Promise.all([
    source.call(venuesOperations.getVenue, { venueId }),
    source.call(catalogOperations.listVenueShows, { venueId }),
  ]);
  // Asked for a later day, the API names only days from there on; the strip shows them all.
  const shows =
    date === undefined || date === first.date
      ? first
      : await source.call(catalogOperations.listVenueShows, { venueId, date });
  return {
    venue,
    shows,
    dates: first.dates,
    today: localDateOf(serverTime.now(), venue.timeZone),
  };
}

export const loader = ({ context, params, url }: LoaderFunctionArgs) =>
  loadPage(load(context.get(serverApiContext), params['venueId'] ?? '', url.searchParams));
export const clientLoader = ({ params, url }: { params: { venueId?: string }; url: URL }) =>
  loadPage(load(api, params.venueId ?? '', url.searchParams));
export const headers = () => cachedFor(10);

export default function VenuePage() {
  const data = useLoaderData<typeof loader>();
  const { t, language } = useWords();
  const site = useSiteAddress();
  const { venue } = data;
  useEffect(() => {
    // Somebody who looks at a house from elsewhere has not moved.
    if (!readCity()) rememberCity({ cityId: venue.cityId, name: venue.cityName });
  }, [venue]);
  const crumbs = [
    { name: venue.cityName, path: `/${venue.cityId}` },
    { name: venue.name, path: `/venues/${venue.venueId}` },
  ];
  return (
    <Page className="flex flex-col gap-8">
      <PageHead
        title={t('venuePage.pageTitle', { venue: venue.name, city: venue.cityName })}
        description={t('venuePage.description', { venue: venue.name, address: venue.address })}
        data={[describeVenue(venue, site, language), describeCrumbs(site, language, crumbs)]}
      />
      <VenueScreen {...data} />
    </Page>
  );
}
