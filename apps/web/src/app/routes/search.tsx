import { catalogOperations } from '@houseful/contract/catalog';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { SearchScreen } from '../../features/search/search-screen.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api } from '../../lib/browser.ts';
import { readCity } from '../../lib/city/remembered-city.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { PageHead } from '../../lib/seo/page-head.tsx';
import { Page } from '../../lib/ui/page.tsx';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

const QUERY_LENGTH_MAX = 80;
const RESULTS_MAX = 12;

async function load(
  source: ApiClient,
  params: URLSearchParams,
  signal: AbortSignal,
  city?: string,
) {
  const query = (params.get('q') ?? '').trim().slice(0, QUERY_LENGTH_MAX);
  if (!query) return { query, answer: null };
  const input = { q: query, city, limit: RESULTS_MAX };
  return { query, answer: await source.call(catalogOperations.search, input, { signal }) };
}

export const loader = ({ context, url, request }: LoaderFunctionArgs) =>
  loadPage(load(context.get(serverApiContext), url.searchParams, request.signal));
export const clientLoader = ({ url, request }: { url: URL; request: Request }) =>
  loadPage(load(api, url.searchParams, request.signal, readCity()?.cityId));
export const headers = () => cachedFor(30);

export default function SearchPage() {
  const { query, answer } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <Page className="flex flex-col gap-5 pt-2">
      <PageHead
        title={query ? t('search.resultsTitle', { query }) : t('search.pageTitle')}
        description={t('search.description')}
        indexed={false}
      />
      <SearchScreen query={query} answer={answer} />
    </Page>
  );
}
