import type { KeyObject } from 'node:crypto';
import type { OutputOf } from '@houseful/contract/operation';
import type { ticketsOperations } from '@houseful/contract/tickets';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { importPublicKey, openPayload, type PublicTicketKey } from '../signing.ts';
import { findKey } from '../store/keys.ts';
import { findTicket } from '../store/tickets.ts';

type Verdict = OutputOf<(typeof ticketsOperations)['verifyTicket']>;

const FORGED: Verdict = { result: 'forged', ticket: null };

export interface VerifyTicketDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly current: PublicTicketKey;
}

/**
 * Genuine means: one of our keys signed exactly these bytes, for a ticket we know, which is not
 * revoked and whose time to enter is not over. Never throws for a payload, whatever it holds.
 * A rehearsal's tickets are as good as revoked. Where several things are wrong the answer is the first of forged, revoked, expired.
 */
export function verifyTicket({ db, clock, current }: VerifyTicketDeps) {
  const known = new Map<string, KeyObject>([[current.keyId, importPublicKey(current.publicKey)]]);

  async function keyWithId(keyId: string): Promise<KeyObject | undefined> {
    const key = known.get(keyId);
    if (key) return key;
    const stored = await findKey(db, keyId);
    if (!stored) return undefined;
    const earlier = importPublicKey(stored);
    known.set(keyId, earlier);
    return earlier;
  }

  return async ({ payload }: { payload: string }): Promise<Verdict> => {
    const claims = await openPayload(payload, keyWithId);
    const found = claims && (await findTicket(db, claims.ticketId));
    if (!found) return FORGED;
    const { order, line } = found;
    const expired = clock.now().getTime() >= claims.expiresAtSeconds * 1000;
    return {
      result:
        line.status === 'REVOKED' || order.show.isRehearsal
          ? 'revoked'
          : expired
            ? 'expired'
            : 'genuine',
      ticket: {
        ticketId: line.ticketId,
        showId: order.showId,
        seatId: line.seatId,
        startsAt: order.show.startsAt,
        titleName: order.show.titleName,
        venueName: order.show.venueName,
        screenName: order.show.screenName,
      },
    };
  };
}
