import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'houseful.order-views';
export const VIEWS_MAX = 12;
const NONE: readonly SavedView[] = [];
const listeners = new Set<() => void>();
let memo: { text: string | null; views: readonly SavedView[] } = { text: null, views: NONE };

/** A search somebody comes back to: its name, and the address it stands in, which anybody can be sent. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

/** The searches that were saved on this device; the server is never told. */
export function useSavedViews(): readonly SavedView[] {
  return useSyncExternalStore(subscribe, readViews, () => NONE);
}

export function saveView(view: SavedView): void {
  write(withView(readViews(), view));
}

export function forgetView(name: string): void {
  write(readViews().filter((view) => view.name !== name));
}

/** A search of the same name takes the place of the old one. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-VIEWS_MAX);
}

export function parseViews(text: string | null): readonly SavedView[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isView).slice(0, VIEWS_MAX) : NONE;
  } catch {
    return NONE;
  }
}

function isView(one: unknown): one is SavedView {
  if (typeof one !== 'object' || one === null) return false;
  const { name, address } = one as Partial<SavedView>;
  return typeof name === 'string' && typeof address === 'string';
}

function write(views: readonly SavedView[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(views));
  } catch {
    // A private window forgets.
  }
  for (const listener of listeners) listener();
}

function readViews(): readonly SavedView[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(STORAGE_KEY);
  } catch {
    return NONE;
  }
  if (text !== memo.text) memo = { text, views: parseViews(text) };
  return memo.views;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
