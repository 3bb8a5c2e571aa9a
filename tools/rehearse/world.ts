import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import type { Answer, Api } from './api.ts';
import type { Character } from './crowd.ts';
import type { Ledger, Visit } from './ledger.ts';
import type { Drawing } from './seats.ts';
import type { Person } from './sessions.ts';
import type { Watch } from './watch.ts';

/** Where everybody of the crowd is. */
export interface World {
  readonly api: Api;
  readonly ledger: Ledger;
  readonly watch: Watch;
  readonly drawing: Drawing;
  readonly roomId: string;
  readonly showId: string;
  readonly graceMs: number;
  readonly lobbyMs: number;
  /** Lets so much of the on-sale's time pass. */
  pause(seconds: number): Promise<void>;
  /** Tokens of others, for those who copy. */
  readonly copied: { admission: string | null; place: string | null };
}

export interface Buyer extends Character, Pick<Person, 'token'> {
  readonly visit: Visit;
}

/** Joins, again with what is in hand from before; null when nobody may any more. */
export async function join(
  { api, roomId }: World,
  buyer: Buyer,
  placeToken?: string,
): Promise<Answer<HeldPlace>> {
  return api.insist<HeldPlace>('join', 'POST', `/waiting-rooms/${roomId}/join`, {
    token: await buyer.token(),
    ...(placeToken === undefined ? {} : { headers: { 'place-token': placeToken } }),
  });
}

export async function leave({ api, roomId }: World, buyer: Buyer, held: HeldPlace): Promise<void> {
  await api.insist('leave', 'DELETE', `/waiting-rooms/${roomId}/place`, {
    token: await buyer.token(),
    headers: { 'place-token': held.placeToken },
  });
}
