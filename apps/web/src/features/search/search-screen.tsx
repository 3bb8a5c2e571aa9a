import type { SearchAnswer } from '@houseful/contract/catalog';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate, useNavigation } from 'react-router';
import { pathIn } from '../../lib/i18n/languages.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { RecentSearches } from './recent-list.tsx';
import { rememberSearch } from './recent-searches.ts';
import { SearchBox } from './search-box.tsx';
import { searchAddress } from './search-address.ts';
import { SearchResults } from './search-results.tsx';
import { useSettled } from '../../lib/time/use-settled.ts';

const TYPING_PAUSE_MS = 250;

interface SearchScreenProps {
  /** As the address says it; empty when nothing is searched. */
  query: string;
  /** Null when there is no query. */
  answer: SearchAnswer | null;
}

/** The page of a search: its field leads, and the results follow what is typed. */
export function SearchScreen({ query, answer }: SearchScreenProps) {
  const { t, language } = useWords();
  const [text, setText] = useState(query);
  const sought = useRef(query);
  const navigate = useNavigate();
  const busy = useNavigation().location?.pathname === '/search';

  // Another search by a link: the field follows the address, unless the address followed the field.
  useEffect(() => {
    if (query !== sought.current) setText(query);
    sought.current = query;
  }, [query]);
  const settled = useSettled(text.trim(), TYPING_PAUSE_MS);
  const look = useEffectEvent((words: string) => {
    if (words === sought.current || words !== text.trim()) return;
    sought.current = words;
    void navigate(words ? searchAddress(words) : '/search', {
      replace: true,
      preventScrollReset: true,
    });
  });
  useEffect(() => look(settled), [settled]);

  // What led somewhere is worth remembering; the letters on the way to it are not.
  useEffect(() => () => rememberSearch(sought.current), []);

  return (
    <>
      <h1 className="sr-only">{t('search.pageTitle')}</h1>
      <form
        role="search"
        action={pathIn(language, '/search')}
        onSubmit={(event) => {
          event.preventDefault();
          rememberSearch(text);
        }}
        className="sticky top-0 z-20 -mx-4 bg-ground px-4 py-2"
      >
        <SearchBox text={text} onText={setText} aria-label={t('search.label')} data-first-focus />
      </form>
      {answer ? <SearchResults answer={answer} busy={busy} /> : <RecentSearches />}
    </>
  );
}
