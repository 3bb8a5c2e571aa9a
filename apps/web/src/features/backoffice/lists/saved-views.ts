import { useSyncExternalStore } from 'react';

export const VIEWS_MAX = 12;
const NONE: readonly SavedView[] = [];
const listeners = new Set<() => void>();
const memos = new Map<Shelf, { text: string | null; views: readonly SavedView[] }>();

/** The lists whose searches can be saved. */
export type ListName = 'order' | 'show' | 'title' | 'offer' | 'audit';

/** Where somebody's searches of a list are: several people may work at one till. */
export type Shelf = `houseful.${ListName}-views.${string}`;

/** A search somebody comes back to: its name, and the address it stands in, which anybody can be sent. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

export function shelfOf(list: ListName, userId: string): Shelf {
  return `houseful.${list}-views.${userId}`;
}

/** The searches that were saved on this device; the server is never told. */
export function useSavedViews(shelf: Shelf): readonly SavedView[] {
  return useSyncExternalStore(
    subscribe,
    () => readViews(shelf),
    () => NONE,
  );
}

export function saveView(shelf: Shelf, view: SavedView): void {
  write(shelf, withView(readViews(shelf), view));
}

export function forgetView(shelf: Shelf, name: string): void {
  write(
    shelf,
    readViews(shelf).filter((view) => view.name !== name),
  );
}

/** A search of the same name takes the place of the old one. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-VIEWS_MAX);
}

/** Whether two addresses ask for the same, in whichever order. */
export function isSameSearch(one: string, other: string): boolean {
  return inOrder(one) === inOrder(other);
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

function inOrder(address: string): string {
  const params = new URLSearchParams(address);
  params.sort();
  return params.toString();
}

function write(shelf: Shelf, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(shelf, JSON.stringify(views));
  } catch {
    // A private window forgets.
  }
  for (const listener of listeners) listener();
}

function readViews(shelf: Shelf): readonly SavedView[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(shelf);
  } catch {
    return NONE;
  }
  const memo = memos.get(shelf);
  if (memo && memo.text === text) return memo.views;
  const views = parseViews(text);
  memos.set(shelf, { text, views });
  return views;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
