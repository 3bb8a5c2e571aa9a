import { useState } from 'react';

export interface Chosen<Item> {
  readonly items: readonly Item[];
  has(item: Item): boolean;
  toggle(item: Item): void;
  clear(): void;
}

/** Rows of a list that were chosen; they stay it when another search shows others. */
export function useChosen<Item>(idOf: (item: Item) => string): Chosen<Item> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Item>>(new Map());
  return {
    items: [...chosen.values()],
    has: (item) => chosen.has(idOf(item)),
    toggle: (item) =>
      setChosen((before) => {
        const next = new Map(before);
        if (!next.delete(idOf(item))) next.set(idOf(item), item);
        return next;
      }),
    clear: () => setChosen(new Map()),
  };
}
