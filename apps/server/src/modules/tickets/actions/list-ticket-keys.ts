import type { OutputOf } from '@houseful/contract/operation';
import type { ticketsOperations } from '@houseful/contract/tickets';
import type { Queryable } from '#platform/postgres/tx';
import type { PublicTicketKey } from '../signing.ts';
import { readKeys } from '../store/keys.ts';

type TicketKeys = OutputOf<(typeof ticketsOperations)['listTicketKeys']>;

/** Every key a ticket may be signed with, the one in use first, also before its first ticket. */
export function listTicketKeys({ db, current }: { db: Queryable; current: PublicTicketKey }) {
  return async (): Promise<TicketKeys> => {
    const earlier = (await readKeys(db)).filter(({ keyId }) => keyId !== current.keyId);
    return {
      keys: [current, ...earlier].map(({ keyId, publicKey }) => ({
        keyId,
        algorithm: 'Ed25519' as const,
        publicKey: publicKey.toString('base64url'),
      })),
    };
  };
}
