import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keptTickets } from '../browser.ts';

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
  const name = JSON.stringify(queryKey);
  useEffect(() => {
    if (owner === null) return;
    let wanted = true;
    void keptTickets.read<T>(owner, address).then((kept) => {
      if (!wanted || !kept || queries.getQueryData(queryKey) !== undefined) return;
      queries.setQueryData(queryKey, shape(kept.value), { updatedAt: kept.keptAt });
    });
    return () => {
      wanted = false;
    };
    // The key by its content: callers make it anew at each rendering.
  }, [queries, name, owner, address]);
}
