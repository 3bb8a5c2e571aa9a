import type { bookingOperations, Hold } from '@houseful/contract/booking';
import type { Call, InputOf } from '@houseful/contract/operation';
import type { Clock } from '#platform/clock';
import { deriveId, fingerprint } from '#platform/ids';
import { type Problem, problem } from '#platform/problem';
import type { ReadHold } from '../store/holds.ts';
import { viewHold } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';

type HoldInput = InputOf<(typeof bookingOperations)['holdSeats']>;

/** The hold that a buyer's key names, whether it was made or not. */
export function holdIdOf(buyerId: string, idempotencyKey: string): string {
  return deriveId('hld', buyerId, idempotencyKey);
}

/**
 * The hold that this very call has made before, by its Idempotency-Key: a retry must get it even when the show has
 * closed, its seats look taken (by itself), or the caller is not let in any more. Null when there is none.
 *
 * @throws idempotency-key-reused, unauthenticated for a guest who has signed in meanwhile
 */
export function findEarlierHold(
  clock: Clock,
  readHold: ReadHold,
): (input: HoldInput, call: Call) => Promise<Hold | null> {
  return async (input, call) => {
    if (!call.idempotencyKey) return null;
    const buyerId = callerOf(call);
    const known = await readHold(holdIdOf(buyerId, call.idempotencyKey));
    if (!known) return null;
    if (known.buyer_id !== buyerId) throw signedInMeanwhile();
    if (known.request_digest !== fingerprint(input)) throw problem('idempotency-key-reused');
    return viewHold(known, clock.now());
  };
}

export function signedInMeanwhile(): Problem {
  return problem('unauthenticated', {}, 'This guest has signed in; go on with the account.');
}
