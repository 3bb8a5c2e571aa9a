import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { keptTickets } from '../browser.ts';
import type { Kept } from './kept-tickets.ts';

/**
 * Shows the copy kept on this device until the box office answers, and when it does not. The query
 * asks all the same; whatever it already knows is never replaced by the copy.
 */
export function useKeptFirst<T>(
  queryKey: QueryKey,
  owner: string | null,
  address: string,
  shape: (kept: T) => unknown = (kept) => kept,
): void {
  const queries = useQueryClient();
  const show = useEffectEvent(({ value, keptAt }: Kept<T>) => {
    if (queries.getQueryData(queryKey) !== undefined) return;
    queries.setQueryData(queryKey, shape(value), { updatedAt: keptAt });
  });
  useEffect(() => {
    if (owner === null) return;
    let wanted = true;
    void keptTickets.read<T>(owner, address).then((kept) => {
      if (wanted && kept) show(kept);
    });
    return () => {
      wanted = false;
    };
  }, [owner, address]);
}
