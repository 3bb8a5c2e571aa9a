import { useSyncExternalStore } from 'react';

export interface RememberedCity {
  readonly cityId: string;
  readonly name: string;
}

/** Read again by public/before-paint.js, which leads from the front page to the city. */
const STORAGE_KEY = 'houseful.city';
const listeners = new Set<() => void>();
let memo: { text: string | null; city: RememberedCity | null } = { text: null, city: null };

/** Remembers the city on this device only; the server is never told. */
export function rememberCity(city: RememberedCity): void {
  const { cityId, name } = city;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ cityId, name }));
  } catch {
    // A private window forgets; choosing again is no harm.
  }
  for (const listener of listeners) listener();
}

/** A city that is no more leads nobody astray a second time. */
export function forgetCity(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Then there was none.
  }
  for (const listener of listeners) listener();
}

/** Null when none is remembered; undefined until the page has come alive. */
export function useRememberedCity(): RememberedCity | null | undefined {
  return useSyncExternalStore(subscribe, readCity, () => undefined);
}

export function readCity(): RememberedCity | null {
  let text: string | null = null;
  try {
    text = localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
  if (text !== memo.text) memo = { text, city: parseCity(text) };
  return memo.city;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function parseCity(text: string | null): RememberedCity | null {
  try {
    const city: Partial<RememberedCity> | null = JSON.parse(text ?? 'null');
    return city?.cityId && city.name ? { cityId: city.cityId, name: city.name } : null;
  } catch {
    return null;
  }
}
