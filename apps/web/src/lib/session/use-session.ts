import type { User } from '@houseful/contract/identity';
import { useSyncExternalStore } from 'react';
import { session } from '../browser.ts';

export type Visitor =
  /** Before hydration: the server's pages are the same for everybody. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'guest'; readonly user: User }
  | { readonly kind: 'member'; readonly user: User };

const UNKNOWN: Visitor = { kind: 'unknown' };
const NOBODY: Visitor = { kind: 'nobody' };

/** Who looks at the page; follows sign-in and sign-out in any tab. */
export function useVisitor(): Visitor {
  const current = useSyncExternalStore(
    session.subscribe,
    () => session.current(),
    () => undefined,
  );
  if (current === undefined) return UNKNOWN;
  if (current === null) return NOBODY;
  return { kind: current.user.guest ? 'guest' : 'member', user: current.user };
}

/** Whose orders and tickets these are; null as long as there is nobody. */
export function ownerOf(visitor: Visitor): string | null {
  return 'user' in visitor ? visitor.user.userId : null;
}
