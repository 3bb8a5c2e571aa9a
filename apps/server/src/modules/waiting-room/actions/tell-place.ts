import type { WaitingRoomPlace } from '@houseful/contract/waiting-room';
import type { Admission, HeldPlace } from '@houseful/contract/waiting-room-operations';
import { type PlaceHeld, placeOf } from '@houseful/line/place';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import type { RoomBoard } from '../boards/room-boards.ts';
import { findAdoptions } from '../store/adoptions.ts';
import { findHolders, type HolderRow, type NamedHolder } from '../store/holders.ts';
import { isSpentNumber } from '../store/spent-pages.ts';
import type { Tokens } from '../tokens.ts';
import { deviceNamedAfter } from './join-gate.ts';
import { hasLeft } from './room-desk.ts';

export interface TellPlaceDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly tokens: Tokens;
}

export interface PlaceTeller {
  /** The place of somebody who has just joined, by public arithmetic alone. */
  tellNew(room: RoomBoard, buyerId: string, held: PlaceHeld, deviceId: string | null): HeldPlace;
  /** The place as the house knows it: also who has left, is inside, or has been. */
  tell(
    room: RoomBoard,
    buyerId: string,
    held: PlaceHeld,
    deviceId?: string | null,
  ): Promise<HeldPlace>;
  /** Whether the buyer left that place before being let in with it. */
  hasLeft(roomId: string, buyerId: string, number: number): Promise<boolean>;
  signAdmission(roomId: string, buyerId: string, number: number, expiresAt: Date): Admission;
}

/** Says where somebody stands, with tokens that are good from now on. */
export function tellPlace({ db, clock, tokens }: TellPlaceDeps): PlaceTeller {
  function signAdmission(
    roomId: string,
    buyerId: string,
    number: number,
    expiresAt: Date,
  ): Admission {
    const expiresAtMs = expiresAt.getTime();
    return {
      admissionToken: tokens.signAdmission({ roomId, buyerId, number, expiresAtMs }),
      expiresAt: expiresAt.toISOString(),
    };
  }

  function tellNew(
    { row, status, draw }: RoomBoard,
    buyerId: string,
    { number, returned }: PlaceHeld,
    deviceId: string | null,
  ): HeldPlace {
    const roomId = row.room_id;
    return {
      roomId,
      number,
      returned,
      placeToken: tokens.signPlace({ roomId, buyerId, number, returned }),
      deviceToken: tokens.signDevice(deviceId ?? deviceNamedAfter(roomId, number)),
      place: placeOf(status, { number, returned }, draw),
      admission: null,
    };
  }

  /** Two strangers can, once in a blue moon, be taken for one (known/README.md): the number is theirs who came with it. */
  async function isTheirs(holder: NamedHolder, buyerId: string): Promise<boolean> {
    if (holder.buyer_id === buyerId || holder.person_id === buyerId) return true;
    return (await findAdoptions(db, [buyerId])).get(buyerId) === holder.person_id;
  }

  const tell: PlaceTeller['tell'] = async (
    room,
    buyerId,
    { number, returned },
    deviceId = null,
  ) => {
    const roomId = room.row.room_id;
    // First the bit, then the row that is written with it: who is being let in is not told that they are out.
    const isSpent = await isSpentNumber(db, roomId, number);
    if (!isSpent || room.row.phase === 'ended')
      return tellNew(room, buyerId, { number, returned }, deviceId);
    const [holder] = await findHolders(db, roomId, [number], []);
    if (holder && !(await isTheirs(holder, buyerId))) {
      return { ...tellNew(room, buyerId, { number, returned }, deviceId), place: { state: 'out' } };
    }
    if (holder?.joined_again_as != null) {
      return tell(room, buyerId, { number: holder.joined_again_as, returned: null }, deviceId);
    }
    const back = holder ? returnedTurn(holder) : returned;
    const told = tellNew(room, buyerId, { number, returned: back }, deviceId);
    const now = new Date(Math.max(clock.now().getTime(), room.row.line.atMs));
    if (holder?.expires_at && !holder.has_ended && holder.expires_at > now) {
      const admission = signAdmission(roomId, buyerId, number, holder.expires_at);
      return { ...told, place: { state: 'inside' }, admission };
    }
    const isBack = holder?.returned_seq != null && !holder.returned_left && !holder.expires_at;
    const place: WaitingRoomPlace = isBack ? told.place : { state: 'out' };
    return { ...told, place };
  };

  return {
    signAdmission,
    tellNew,
    tell,
    hasLeft: async (roomId, buyerId, number) => {
      if (!(await isSpentNumber(db, roomId, number))) return false;
      const [holder] = await findHolders(db, roomId, [number], []);
      return hasLeft(holder) && (!holder || (await isTheirs(holder, buyerId)));
    },
  };
}

export function returnedTurn(holder: HolderRow): PlaceHeld['returned'] {
  const { returned_seq: seq, returned_turn: turn } = holder;
  return seq === null || turn === null ? null : { seq, turn };
}
