import { catalogOperations, type TitleCard } from '@houseful/contract/catalog';
import { PAGE_ITEMS_MAX } from '@houseful/contract/primitives';
import { useEffect } from 'react';
import {
  type ClientLoaderFunctionArgs,
  type LoaderFunctionArgs,
  useLoaderData,
} from 'react-router';
import { filterWord, listHeading } from '../../features/browse/filters/filter-words.ts';
import {
  asFilters,
  chosenValues,
  readChoice,
  type TitleChoice,
  without,
} from '../../features/browse/filters/title-choice.ts';
import { TitleList, type TitleListData } from '../../features/browse/filters/title-list.tsx';
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

const SHOWN_FIRST = 24;
/** Who wants to see more than so many is better served by a filter. */
const SHOWN_MAX = 480;
const WAYS_OUT_MAX = 6;

async function load(
  source: ApiClient,
  cityId: string,
  query: URLSearchParams,
): Promise<TitleListData> {
  const city = await findCity(source, cityId);
  const choice = readChoice(query);
  const [facets, { titles, more }] = await Promise.all([
    countFacets(source, cityId, choice),
    listTitles(source, cityId, choice, shownBy(query)),
  ]);
  const next = more && titles.length < SHOWN_MAX ? titles.length + SHOWN_FIRST : null;
  const waysOut = facets.total === 0 ? await findWaysOut(source, cityId, choice) : [];
  return { city, choice, facets, titles, next, waysOut };
}

const countFacets = (source: ApiClient, cityId: string, choice: TitleChoice) =>
  source.call(catalogOperations.getTitleFacets, { ...asFilters(choice), city: cityId });

async function listTitles(source: ApiClient, city: string, choice: TitleChoice, shown: number) {
  const titles: TitleCard[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(PAGE_ITEMS_MAX, shown - titles.length);
    const query = { ...asFilters(choice), sort: choice.sort ?? undefined, city, limit, cursor };
    const page = await source.call(catalogOperations.listTitles, query);
    titles.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && titles.length < shown);
  return { titles, more: cursor !== undefined };
}

/** Which single filter stands in the way, the one that frees most titles first. */
async function findWaysOut(source: ApiClient, cityId: string, choice: TitleChoice) {
  const drops = chosenValues(choice).slice(0, WAYS_OUT_MAX);
  const ways = await Promise.all(
    drops.map(async (drop) => ({
      drop,
      count: (await countFacets(source, cityId, without(choice, drop))).total,
    })),
  );
  return ways.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

function shownBy(query: URLSearchParams): number {
  const text = query.get('shown') ?? '';
  return /^\d{1,4}$/.test(text)
    ? Math.min(SHOWN_MAX, Math.max(SHOWN_FIRST, Number(text)))
    : SHOWN_FIRST;
}

export const loader = ({ context, params, url }: LoaderFunctionArgs) =>
  loadPage(load(context.get(serverApiContext), params['cityId'] ?? '', url.searchParams));
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  fromServer(serverLoader<typeof loader>);
export const headers = () => cachedFor(30);

export default function CityTitlesPage() {
  const list = useLoaderData<typeof loader>();
  const words = useWords();
  const { t, language } = words;
  const site = useSiteAddress();
  const { city, choice } = list;
  useEffect(() => rememberCity(city), [city]);
  const heading = listHeading(choice, city, words);
  const path = `/${city.cityId}/titles`;
  const filters = chosenValues(choice).map(({ dimension, value }) =>
    filterWord(dimension, value, words),
  );
  return (
    <Page className="flex flex-col gap-4">
      <PageHead
        title={[heading, ...filters].join(' · ')}
        description={t('filters.description', {
          kind: t(`kinds.${choice.kind ?? 'all'}`),
          city: city.name,
        })}
        path={path}
        data={[
          describeCrumbs(site, language, [
            { name: city.name, path: `/${city.cityId}` },
            { name: heading, path },
          ]),
        ]}
      />
      <TitleList {...list} />
    </Page>
  );
}
