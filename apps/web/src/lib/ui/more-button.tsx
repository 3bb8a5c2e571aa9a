import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface MoreButtonProps {
  /** A list that comes in pages. */
  query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  children: ReactNode;
}

/** Fetches the next page of a list; not there when the list has no more. */
export function MoreButton({ query, children }: MoreButtonProps) {
  if (!query.hasNextPage) return null;
  return (
    <Button look="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {children}
    </Button>
  );
}
