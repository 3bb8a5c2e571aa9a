import type { ReactNode } from 'react';
import { MoreButton } from '../../../lib/ui/more-button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';

interface ListBodyProps<Item> {
  query: {
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  /** As far as they have come; undefined: none yet. */
  items: readonly Item[] | undefined;
  loading: string;
  empty: { readonly title: string; readonly detail: string; readonly action?: ReactNode };
  more: string;
  /** Stands beside the way to more. */
  beside?: ReactNode;
  children: (items: readonly Item[]) => ReactNode;
}

/** A list in each of its states: on its way, failed, without anything, and with what it has. */
export function ListBody<Item>({
  query,
  items,
  loading,
  empty,
  more,
  ...parts
}: ListBodyProps<Item>) {
  return (
    <>
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {!items && !query.error && (
        <>
          <LoadingLabel>{loading}</LoadingLabel>
          <Skeleton className="h-64" />
        </>
      )}
      {items?.length === 0 && !query.hasNextPage && (
        <EmptyState title={empty.title} action={empty.action}>
          {empty.detail}
        </EmptyState>
      )}
      {items && items.length > 0 && parts.children(items)}
      {(query.hasNextPage || parts.beside) && (
        <div className="flex flex-wrap gap-3">
          <MoreButton query={query}>{more}</MoreButton>
          {parts.beside}
        </div>
      )}
    </>
  );
}
