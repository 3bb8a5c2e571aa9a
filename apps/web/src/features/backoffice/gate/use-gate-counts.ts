import type { GateCounts } from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, live } from '../../../lib/browser.ts';

/** News come by themselves; the last minute passes without any. */
const POLL_MS = 15_000;

const keyOf = (showId: string) => ['gate-counts', showId] as const;

/** How a show fills up, live. */
export function useGateCounts(showId: string) {
  const client = useQueryClient();
  useEffect(() => {
    const queryKey = keyOf(showId);
    return live.watch(`gate:${showId}`, {
      onJoined: () => void client.invalidateQueries({ queryKey }),
      onMessage: (message) => {
        if (message.type !== 'gate') return;
        client.setQueryData(queryKey, message.counts);
        void client.invalidateQueries({ queryKey: ['gate-scans', showId] });
      },
    });
  }, [client, showId]);
  return useQuery({
    queryKey: keyOf(showId),
    queryFn: async ({ signal }) => {
      const counts = await api.call(gateOperations.getGateCounts, { showId }, { signal });
      const known = client.getQueryData<GateCounts>(keyOf(showId));
      // News and answers overtake each other: the newer ones count.
      return known && known.at > counts.at ? known : counts;
    },
    refetchInterval: POLL_MS,
  });
}
