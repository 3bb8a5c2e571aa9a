import type { Clock } from '#platform/clock';
import type { BatchVerb } from '#platform/group-commit';
import { insertIntents, type NewIntent } from '../store/books.ts';

/** Opens intents; a known one stays as it was first opened. */
export function openIntents({ clock }: { readonly clock: Clock }): BatchVerb<NewIntent, true> {
  return async (tx, intents) => {
    insertIntents(tx, intents, clock.now());
    return intents.map(() => true);
  };
}
