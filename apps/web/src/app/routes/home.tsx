import { venuesOperations } from '@houseful/contract/venues';
import { useEffect } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useNavigate, useSearchParams } from 'react-router';
import { CityGrid } from '../../features/browse/city/city-grid.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api } from '../../lib/browser.ts';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { describeSite } from '../../lib/seo/describe-site.ts';
import { PageHead } from '../../lib/seo/page-head.tsx';
import { useVisitor } from '../../lib/session/use-session.ts';
import { useSiteAddress } from '../../lib/site/site-address.ts';
import { EmptyState, Page } from '../../lib/ui/page.tsx';
import { CITIES_MAX } from '../find-city.ts';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

const load = (source: ApiClient) =>
  loadPage(source.call(venuesOperations.listCities, { limit: CITIES_MAX }));

export const loader = ({ context }: LoaderFunctionArgs) => load(context.get(serverApiContext));
export const clientLoader = () => load(api);
export const headers = () => cachedFor(300);

export default function Home() {
  const { items: cities } = useLoaderData<typeof loader>();
  const { t, language, locale } = useWords();
  const site = useSiteAddress();
  useReturnToCity();
  return (
    <Page className="flex flex-col gap-8">
      <PageHead
        title={t('cities.pageTitle')}
        description={t('cities.description')}
        data={[describeSite(site, language, locale)]}
      />
      <section className="flex flex-col items-center gap-4 pt-6 text-center sm:pt-12">
        <h1>
          <span className="sign px-6 py-5 text-4xl leading-none sm:px-10 sm:py-7 sm:text-6xl">
            Houseful
          </span>
        </h1>
        <p className="max-w-md text-lg text-balance text-muted">{t('cities.question')}</p>
      </section>
      {cities.length > 0 ? (
        <nav aria-labelledby="choose-city">
          <h2 id="choose-city" className="mb-3 text-lg font-semibold">
            {t('cities.choose')}
          </h2>
          <CityGrid cities={cities} />
        </nav>
      ) : (
        <EmptyState title={t('cities.empty')}>{t('cities.emptyDetail')}</EmptyState>
      )}
    </Page>
  );
}

/**
 * Someone who chose a city before goes straight there, unless they came to choose another; on a
 * device that knows none, a member's own. (Before the page is alive, public/before-paint.js.)
 */
function useReturnToCity(): void {
  const remembered = useRememberedCity();
  const visitor = useVisitor();
  const choosing = useSearchParams()[0].has('choose');
  const navigate = useNavigate();
  const own = visitor.kind === 'member' ? visitor.user.preferences.cityId : null;
  const cityId = remembered?.cityId ?? own;
  useEffect(() => {
    if (cityId && !choosing) void navigate(`/${cityId}`, { replace: true });
  }, [cityId, choosing, navigate]);
}
