import type { Call } from '@houseful/contract/operation';
import { problem } from '#platform/problem';

/** Who does it. @throws unauthenticated */
export function actorOf({ caller }: Call): string {
  if (!caller) throw problem('unauthenticated');
  return caller.buyerId;
}
