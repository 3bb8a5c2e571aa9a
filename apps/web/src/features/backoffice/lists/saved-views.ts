import { useSyncExternalStore } from 'react';

export const VIEWS_MAX = 12;
const NONE: readonly SavedView[] = [];
const listeners = new Set<() => void>();
const memos = new Map<ListName, { text: string | null; views: readonly SavedView[] }>();

/** The lists whose searches can be saved. */
export type ListName = 'order' | 'show' | 'title' | 'offer' | 'audit';

/** A search somebody comes back to: its name, and the address it stands in, which anybody can be sent. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

/** The searches of a list that were saved on this device; the server is never told. */
export function useSavedViews(list: ListName): readonly SavedView[] {
  return useSyncExternalStore(
    subscribe,
    () => readViews(list),
    () => NONE,
  );
}

export function saveView(list: ListName, view: SavedView): void {
  write(list, withView(readViews(list), view));
}

export function forgetView(list: ListName, name: string): void {
  write(
    list,
    readViews(list).filter((view) => view.name !== name),
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

function placeOf(list: ListName): string {
  return `houseful.${list}-views`;
}

function write(list: ListName, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(placeOf(list), JSON.stringify(views));
  } catch {
    // A private window forgets.
  }
  for (const listener of listeners) listener();
}

function readViews(list: ListName): readonly SavedView[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(placeOf(list));
  } catch {
    return NONE;
  }
  const memo = memos.get(list);
  if (memo && memo.text === text) return memo.views;
  const views = parseViews(text);
  memos.set(list, { text, views });
  return views;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
