import type { Call } from '@houseful/contract/operation';
import { problem } from '#platform/problem';

/** The buyer on whose behalf the call is made. @throws unauthenticated */
export function buyerOf(call: Call): string {
  if (!call.caller) throw problem('unauthenticated');
  return call.caller.buyerId;
}
