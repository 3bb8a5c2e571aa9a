import { Link } from 'react-router';
import { useWords } from '../../lib/i18n/words.ts';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { Button } from '../../lib/ui/button.tsx';
import { ChipLink } from '../../lib/ui/chip.tsx';
import { ClockIcon } from '../../lib/ui/icons.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { forgetSearches, useRecentSearches } from './recent-searches.ts';
import { searchAddress } from './search-address.ts';

/** Before anything is typed: what one looked for before, on this device. */
export function RecentSearches() {
  const { t } = useWords();
  const searches = useRecentSearches();
  if (searches.length === 0) {
    return (
      <EmptyState title={t('search.start')} action={<Kinds />}>
        {t('search.startDetail')}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="recent">
      <div className="flex items-center justify-between gap-4">
        <h2 id="recent" className="text-lg font-semibold">
          {t('search.recent')}
        </h2>
        <Button look="plain" size="small" onClick={forgetSearches}>
          {t('search.forget')}
        </Button>
      </div>
      <ul className="divide-y divide-line">
        {searches.map((search) => (
          <li key={search}>
            <Link
              to={searchAddress(search)}
              className="flex min-h-12 items-center gap-3 py-2 hover:text-bulb"
            >
              <ClockIcon />
              <span className="min-w-0 break-words">{search}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For those who do not know yet what they look for. */
function Kinds() {
  const { t } = useWords();
  const city = useRememberedCity();
  if (!city) return null;
  return (
    <ul className="mt-3 flex flex-wrap justify-center gap-2">
      {(['movie', 'concert', 'match', 'play', 'comedy'] as const).map((kind) => (
        <li key={kind}>
          <ChipLink to={`/${city.cityId}/titles?kind=${kind}`}>{t(`kinds.${kind}`)}</ChipLink>
        </li>
      ))}
    </ul>
  );
}
