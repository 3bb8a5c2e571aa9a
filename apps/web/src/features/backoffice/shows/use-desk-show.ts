import { type DeskShowDetails, showsDeskOperations } from '@houseful/contract/shows-desk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';

/** While something is under way, and while nothing is. */
const WATCHED_EVERY_MS = 1_000;
const LOOKED_AT_EVERY_MS = 10_000;

export const deskShowKey = (showId: string) => ['desk-show', showId] as const;

/** A show as its house sees it, looked at again and again: more often while its orders are being settled. */
export function useDeskShow(showId: string) {
  return useQuery({
    queryKey: deskShowKey(showId),
    queryFn: () => api.call(showsDeskOperations.getDeskShow, { showId }),
    refetchInterval: ({ state }) =>
      state.data?.settlement && !state.data.settlement.done ? WATCHED_EVERY_MS : LOOKED_AT_EVERY_MS,
  });
}

/** Shows what a change has answered at once, and has lists read anew. */
export function useTakeAnswer(): (show: DeskShowDetails) => void {
  const client = useQueryClient();
  return (show) => {
    client.setQueryData(deskShowKey(show.showId), show);
    void client.invalidateQueries({ queryKey: ['desk-shows'] });
    void client.invalidateQueries({ queryKey: deskShowKey(show.showId) });
  };
}
