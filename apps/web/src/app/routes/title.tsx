import { catalogOperations } from '@houseful/contract/catalog';
import { heightOf, pictureForEverybody, widestOf } from '@houseful/contract/pictures';
import { venuesOperations } from '@houseful/contract/venues';
import { useEffect } from 'react';
import {
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { byCity } from '../../features/browse/title/city-shows.tsx';
import { SHOW_CHOICE_PARAMS } from '../../features/browse/title/show-choice.ts';
import { TitleCredits } from '../../features/browse/title/title-credits.tsx';
import { ShareButton } from '../../features/browse/title/share-button.tsx';
import { TitleShows } from '../../features/browse/title/title-shows.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api, serverTime } from '../../lib/browser.ts';
import { rememberCity, useRememberedCity } from '../../lib/city/remembered-city.ts';
import { localDateOf } from '../../lib/format/moments.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { describeCrumbs } from '../../lib/seo/describe-site.ts';
import { describeFilm, describeShows, EVENTS_MAX } from '../../lib/seo/describe-title.ts';
import { PageHead } from '../../lib/seo/page-head.tsx';
import { TitleHero } from '../../lib/title/title-hero.tsx';
import { useSiteAddress } from '../../lib/site/site-address.ts';
import { Page } from '../../lib/ui/page.tsx';
import { CITIES_MAX } from '../find-city.ts';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

const DEFAULT_TIME_ZONE = 'Asia/Kolkata';

async function load(source: ApiClient, titleId: string, query: URLSearchParams) {
  const cityId = query.get('city') ?? undefined;
  const date = query.get('date') ?? undefined;
  const shows = (asked: { city?: string | undefined; date?: string | undefined }) =>
    source.call(catalogOperations.listTitleShows, { titleId, ...asked });
  const [title, first, cities] = await Promise.all([
    source.call(catalogOperations.getTitle, { titleId }),
    shows({ city: cityId }),
    source.call(venuesOperations.listCities, { limit: CITIES_MAX }),
  ]);
  // Asked for a later day, the API names only days from there on; the strip shows them all.
  const day =
    date === undefined || date === first.date ? first : await shows({ city: cityId, date });
  const city = cities.items.find((candidate) => candidate.cityId === cityId) ?? null;
  const anywhere = city && first.dates.length > 0 ? null : city ? await shows({}) : first;
  return {
    title,
    city,
    dates: first.dates,
    date: day.date,
    today: localDateOf(serverTime.now(), city?.timeZone ?? DEFAULT_TIME_ZONE),
    // Without a city there would be hundreds of shows that nobody reads.
    venues: city ? day.venues : firstShows(day.venues),
    cities: anywhere ? byCity(anywhere.venues) : [],
  };
}

/** As many as search engines are told about. */
function firstShows<T extends { shows: readonly unknown[] }>(venues: readonly T[]): T[] {
  let room = EVENTS_MAX;
  return venues.filter(({ shows }) => (room -= shows.length) >= 0);
}

export const loader = ({ context, params, url }: LoaderFunctionArgs) =>
  loadPage(load(context.get(serverApiContext), params['titleId'] ?? '', url.searchParams));
export const clientLoader = ({ params, url }: { params: { titleId?: string }; url: URL }) =>
  loadPage(load(api, params.titleId ?? '', url.searchParams));
export const headers = () => cachedFor(10);

/** Narrowing the shows of a day needs nothing new. */
export function shouldRevalidate({ currentUrl, nextUrl, ...args }: ShouldRevalidateFunctionArgs) {
  const asked = ({ pathname, searchParams }: URL) => {
    const query = new URLSearchParams(searchParams);
    for (const name of SHOW_CHOICE_PARAMS) query.delete(name);
    return `${pathname}?${query}`;
  };
  const narrowed = currentUrl.search !== nextUrl.search && asked(currentUrl) === asked(nextUrl);
  return narrowed ? false : args.defaultShouldRevalidate;
}

export default function TitlePage() {
  const data = useLoaderData<typeof loader>();
  const { title, city, venues } = data;
  useEffect(() => {
    if (city) rememberCity(city);
  }, [city]);
  useRememberedCityHere(city !== null);
  return (
    <Page className="flex flex-col gap-8 max-sm:pt-0">
      <Head title={title} city={city} venues={venues} />
      <TitleHero title={title} action={<ShareButton name={title.name} />} />
      <TitleShows {...data} />
      <TitleCredits title={title} />
    </Page>
  );
}

type Data = Awaited<ReturnType<typeof load>>;

function Head({ title, city, venues }: Pick<Data, 'title' | 'city' | 'venues'>) {
  const { t, language } = useWords();
  const site = useSiteAddress();
  const readers = { site, language };
  const crumbs = [
    ...(city ? [{ name: city.name, path: `/${city.cityId}` }] : []),
    { name: title.name, path: `/titles/${title.titleId}` },
  ];
  return (
    <PageHead
      title={
        city
          ? t('titlePage.pageTitle', { title: title.name, city: city.name })
          : t('titlePage.pageTitleAnywhere', { title: title.name })
      }
      description={title.synopsis}
      picture={pictureOf(title)}
      type={title.kind === 'movie' ? 'video.movie' : 'website'}
      data={[
        describeFilm(title, readers),
        ...describeShows(title, venues, readers),
        describeCrumbs(site, language, crumbs),
      ]}
    />
  );
}

/** An uploaded banner is what previews show; a drawn one most of them cannot read. */
function pictureOf({ bannerUrl }: Data['title']) {
  const path = pictureForEverybody(bannerUrl);
  const width = widestOf('banner');
  return path === undefined ? undefined : { path, width, height: heightOf('banner', width) };
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
