import { type SetAside, setAsideOperations } from '@houseful/contract/set-aside';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../lib/browser.ts';

const PAGE_ITEMS = 100;
const ENTRIES_MAX = 1_000;

/** What is set aside of a show, the last first, and all those seats. */
export function useSetAside(showId: string) {
  const query = useQuery({
    queryKey: ['set-aside', showId],
    queryFn: async () => {
      const entries: SetAside[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.call(setAsideOperations.listSetAside, {
          ...{ showId, limit: PAGE_ITEMS, cursor },
        });
        entries.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined && entries.length < ENTRIES_MAX);
      return entries;
    },
  });
  const entries = query.data;
  const seatIds = useMemo(() => new Set(entries?.flatMap((entry) => entry.seatIds)), [entries]);
  return { ...query, entries, seatIds };
}
