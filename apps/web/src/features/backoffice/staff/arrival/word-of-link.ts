import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'houseful.link-word';

/**
 * The secret behind the hash of the address, which no server is told; empty where there is none, undefined before
 * the page lives. Once it was put away, this tab finds it again without the hash.
 */
export function useWordOfLink(): string | undefined {
  return useSyncExternalStore(subscribe, readWord, () => undefined);
}

/** Keeps the secret for this tab, while its owner signs in: in an address it would be told to the server. */
export function putWordAway(word: string): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, word);
  } catch {
    // Then the mail has it still.
  }
}

export function forgetWord(): void {
  try {
    sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // Then there was none.
  }
}

function readWord(): string {
  const word = location.hash.slice(1);
  if (word !== '') return word;
  try {
    return sessionStorage.getItem(STORAGE_KEY) ?? '';
  } catch {
    return '';
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
