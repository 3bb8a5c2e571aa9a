import type { Call } from '@houseful/contract/operation';
import type { ReturnedTurn } from '@houseful/contract/waiting-room';
import { createGroupRead } from '#platform/group-read';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { RecentMap } from '#platform/recent-map';
import type { Refusals } from '../boards/refusals.ts';
import type { KnownBuyers } from '../known/known-buyers.ts';
import { findAdoptions } from '../store/adoptions.ts';
import { findAdmissions } from '../store/holders.ts';
import type { PlaceClaim, Tokens } from '../tokens.ts';

const ADOPTIONS_KEPT_MAX = 10_000;

export interface PlaceFound {
  readonly number: number;
  readonly returned: ReturnedTurn | null;
  /** The name it was given under, where a token says so. */
  readonly buyerId?: string;
}

export interface Places {
  /** The place that the call's token claims, where it is the caller's; null for any other token. */
  claimed(roomId: string, buyerId: string, call: Call): Promise<PlaceFound | null>;
  /**
   * Whether no other place was given under the same name before: who joins in several processes at the same moment gets
   * a number from each, and may not choose among them when the order is known.
   */
  isFirst(roomId: string, place: PlaceFound): Promise<boolean>;
  /** The caller's place, by the token or, without one, by who they are. @throws place-token-invalid, no-place */
  find(roomId: string, buyerId: string, call: Call): Promise<PlaceFound>;
  /** Whether both are the same person: the same, or a guest who has signed in since. */
  isSame(buyerId: string, callerId: string): Promise<boolean>;
}

/** Whose place it is. A guest's token is good for the account that the guest has signed in to. */
export function findPlaces({
  db,
  tokens,
  known,
  refusals,
}: {
  db: Queryable;
  tokens: Tokens;
  known: Pick<KnownBuyers, 'find'>;
  refusals: Refusals;
}): Places {
  const adopted = new RecentMap<string, string>(ADOPTIONS_KEPT_MAX);
  const readAdoption = createGroupRead((buyerIds) => findAdoptions(db, buyerIds));
  const readHolder = createGroupRead((keys) => findAdmissions(db, keys));

  async function isSame(buyerId: string, callerId: string): Promise<boolean> {
    if (buyerId === callerId) return true;
    const account = adopted.get(buyerId) ?? (await readAdoption(buyerId));
    if (account !== undefined) adopted.set(buyerId, account);
    return account === callerId;
  }

  async function isTheirs(
    claim: PlaceClaim | null,
    roomId: string,
    buyerId: string,
  ): Promise<boolean> {
    return claim !== null && claim.roomId === roomId && (await isSame(claim.buyerId, buyerId));
  }

  async function claimed(roomId: string, buyerId: string, call: Call): Promise<PlaceFound | null> {
    const claim = tokens.readPlace(call.tokens?.['Place-Token']);
    return (await isTheirs(claim, roomId, buyerId)) ? claim : null;
  }

  /** Who left and joined again is known by the number they had first. */
  async function latestOf(roomId: string, number: number): Promise<number> {
    const again = (await readHolder(`${roomId} ${number}`))?.joined_again_as ?? null;
    return again === null ? number : latestOf(roomId, again);
  }

  async function isFirst(roomId: string, { number, buyerId }: PlaceFound): Promise<boolean> {
    if (buyerId === undefined) return true;
    const first = await known.find(roomId, buyerId);
    return first === null || first >= number || (await latestOf(roomId, first)) === number;
  }

  return {
    isSame,
    claimed,
    isFirst,
    find: async (roomId, buyerId, call) => {
      if (call.tokens?.['Place-Token'] !== undefined) {
        const place = await claimed(roomId, buyerId, call);
        if (place) return place;
        refusals.count(roomId, 'place-token-invalid');
        throw problem('place-token-invalid');
      }
      const number = await known.find(roomId, buyerId);
      if (number === null) throw problem('no-place');
      return { number: await latestOf(roomId, number), returned: null };
    },
  };
}
