import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ownerOf, useVisitor } from '../../lib/session/use-session.ts';

/** When somebody signs out, or somebody else signs in, nothing of the former stays in this tab. */
export function useForgetWhoLeft(queries: QueryClient): void {
  const userId = ownerOf(useVisitor());
  const former = useRef(userId);
  useEffect(() => {
    const left = former.current;
    former.current = userId;
    if (left !== null && left !== userId) queries.removeQueries({ predicate: isPrivate });
  }, [userId, queries]);
}

const PRIVATE = new Set(['order', 'orders', 'ticket-qr', 'cancellation', 'mail', 'mailbox']);

function isPrivate({ queryKey: [kind] }: { queryKey: readonly unknown[] }): boolean {
  return PRIVATE.has(String(kind));
}
