import { catalogOperations, type SearchAnswer } from '@houseful/contract/catalog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/browser.ts';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useSettled } from '../../lib/time/use-settled.ts';

/** Shorter than the pause between two words, longer than the one between two letters. */
const TYPING_PAUSE_MS = 160;
const SUGGESTIONS_MAX = 5;

export interface Search {
  /** Of the last words that were answered: what stands there stays until there is better. */
  readonly answer: SearchAnswer | undefined;
  readonly error: unknown;
  readonly looking: boolean;
}

/** Answers while one types: asks when the typing pauses, and drops questions that are overtaken. */
export function useSearch(text: string): Search {
  const words = text.trim();
  const settled = useSettled(words, TYPING_PAUSE_MS);
  const city = useRememberedCity()?.cityId;
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', settled, city],
    queryFn: ({ signal }) =>
      api.call(catalogOperations.search, { q: settled, city, limit: SUGGESTIONS_MAX }, { signal }),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return {
    answer: words ? data : undefined,
    error,
    looking: words.length > 0 && (isFetching || settled !== words),
  };
}
