import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'houseful.searches';
export const SEARCHES_MAX = 6;
const NONE: readonly string[] = [];
const listeners = new Set<() => void>();
let memo: { text: string | null; searches: readonly string[] } = { text: null, searches: NONE };

/** What somebody looked for on this device, the latest first; the server is never told. */
export function useRecentSearches(): readonly string[] {
  return useSyncExternalStore(subscribe, readSearches, () => NONE);
}

export function rememberSearch(search: string): void {
  const words = search.trim();
  if (words) write(withSearch(readSearches(), words));
}

export function forgetSearches(): void {
  write(NONE);
}

/** The same words again move to the front, however they are written. */
export function withSearch(searches: readonly string[], search: string): string[] {
  const same = (other: string) => other.toLowerCase() === search.toLowerCase();
  return [search, ...searches.filter((other) => !same(other))].slice(0, SEARCHES_MAX);
}

function write(searches: readonly string[]): void {
  try {
    if (searches.length > 0) localStorage.setItem(STORAGE_KEY, JSON.stringify(searches));
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // A private window forgets.
  }
  for (const listener of listeners) listener();
}

function readSearches(): readonly string[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(STORAGE_KEY);
  } catch {
    return NONE;
  }
  if (text !== memo.text) memo = { text, searches: parseSearches(text) };
  return memo.searches;
}

export function parseSearches(text: string | null): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(parsed)) return NONE;
    return parsed.filter((one) => typeof one === 'string').slice(0, SEARCHES_MAX);
  } catch {
    return NONE;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
