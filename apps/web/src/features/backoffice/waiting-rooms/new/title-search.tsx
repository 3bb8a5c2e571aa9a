import { catalogOperations } from '@houseful/contract/catalog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { useSettled } from '../../../../lib/time/use-settled.ts';
import { Poster } from '../../../../lib/ui/art.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import type { FoundTitle } from './subject.ts';

const TYPING_PAUSE_MS = 200;
const TITLES_MAX = 6;

/** Finds the title that a room is for; before anything is typed, those that sell best. */
export function TitleSearch({ onChoose }: { onChoose: (title: FoundTitle) => void }) {
  const { say, t } = useDeskWords();
  const [text, setText] = useState('');
  const query = useSettled(text.trim(), TYPING_PAUSE_MS);
  const { data, error } = useQuery({
    queryKey: ['desk-titles', query],
    queryFn: ({ signal }) => findTitles(query, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={say('new.search')}
        hint={say('new.searchHint')}
        required
        type="search"
        autoComplete="off"
        value={text}
        data-first-focus
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <ProblemNotice error={error} />
      <p role="status" className="sr-only">
        {data && query ? t('search.results', { count: data.length, number: data.length }) : ''}
      </p>
      {data?.length === 0 && <p className="text-sm text-muted">{t('search.none', { query })}</p>}
      <ul className="grid gap-2 sm:grid-cols-2" aria-label={t('search.titles')}>
        {data?.map((title) => (
          <li key={title.titleId}>
            <button
              type="button"
              onClick={() => onChoose(title)}
              className="flex min-h-16 w-full items-center gap-3 rounded-lg border border-line px-3 py-2 text-left hover:bg-raised"
            >
              <Poster address={title.posterUrl} className="w-9 rounded" />
              <span className="min-w-0">
                <span className="block font-semibold break-words">{title.name}</span>
                <span className="text-sm text-muted">{t(`kind.${title.kind}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function findTitles(query: string, signal: AbortSignal): Promise<readonly FoundTitle[]> {
  if (query) {
    const found = await api.call(
      catalogOperations.search,
      { q: query, limit: TITLES_MAX },
      { signal },
    );
    return found.titles;
  }
  const { items } = await api.call(
    catalogOperations.listTrendingTitles,
    { limit: TITLES_MAX },
    { signal },
  );
  return items.map(({ title }) => title);
}
