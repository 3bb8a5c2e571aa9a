import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

/** A list that comes page by page; what it showed stays until what is asked for now has come. */
export function usePages<Item>(
  queryKey: QueryKey,
  fetchPage: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
  { refetchInterval }: { refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: refetchInterval ?? false,
  });
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) };
}
