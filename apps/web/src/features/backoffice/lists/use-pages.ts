import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

interface PagesOptions {
  refetchInterval?: number;
  /** What it showed stays until what is asked for now has come; not where that would pass for what is asked for. */
  keepsOld?: boolean;
}

/** A list that comes page by page. */
export function usePages<Item>(
  queryKey: QueryKey,
  fetchPage: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
  { refetchInterval, keepsOld = true }: PagesOptions = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => (keepsOld ? before : undefined),
    refetchInterval: refetchInterval ?? false,
  });
  const items = query.data?.pages.flatMap((page) => page.items);
  // That there was nothing before says nothing of what is asked for now.
  const isUnknown = query.isPlaceholderData && items?.length === 0;
  return { ...query, items: isUnknown ? undefined : items };
}
