import { definedOf } from '#platform/defined-of';
import type { NewWaitingRoom } from '@houseful/contract/waiting-room-desk';
import {
  DEFAULT_JOIN_RULES,
  type WaitingRoomOccasion,
  type WaitingRoomScope,
} from '@houseful/contract/waiting-room';
import type { Call } from '@houseful/contract/operation';
import type { Belonging } from '@houseful/contract/staff';
import { announce, chainStart } from '@houseful/line/draw-key';
import { DEFAULT_RULES, newLine } from '@houseful/line/line';
import { portableDigests } from '@houseful/line/sha256';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { overloaded, problem } from '#platform/problem';
import type { RoomBoards } from '../boards/room-boards.ts';
import type { ShowsSales, WaitingRoomDeps } from '../deps.ts';
import { writeLog } from '../store/course.ts';
import {
  insertRoom,
  lockRooms,
  NO_TALLIES,
  protectShows,
  type RoomRow,
  roomsOfTitles,
} from '../store/rooms.ts';
import { callerOf } from '#platform/caller-of';

const SECRET_BYTES = 32;
const RETRY_AFTER_MS = 1_000;

/** What the caller of the module has looked up: the words, and the shows that are behind it today. */
export interface RoomSubject {
  readonly belonging: Belonging;
  readonly name: string;
  readonly showIds: readonly string[];
  /** Of a single show. */
  readonly occasion?: WaitingRoomOccasion;
}

export type CreateRoomDeps = Pick<
  WaitingRoomDeps,
  'pool' | 'clock' | 'ids' | 'random' | 'readSales'
> & { readonly boards: Pick<RoomBoards, 'tell'> };

/**
 * Puts a room in front of shows: from the commit on no seat of theirs is held without an admission.
 * The commitment to the draw's secret stands with it, before anybody can join. Repeated under the
 * same Idempotency-Key it is the same room.
 *
 * @returns the room's id
 * @throws room-exists, idempotency-key-reused, invalid-input for a lobby that would be over before it began
 */
export function createRoom(
  deps: CreateRoomDeps,
): (input: NewWaitingRoom & RoomSubject, call: Call) => Promise<string> {
  const { pool, clock, ids, boards } = deps;
  return async ({ belonging, name, showIds, occasion = null, ...input }, call) => {
    const operatorId = callerOf(call);
    const roomId = call.idempotencyKey
      ? deriveId('wrm', operatorId, call.idempotencyKey)
      : ids.next('wrm');
    const room = newRoom(deps, {
      roomId,
      belonging,
      name,
      occasion,
      input,
      sales: await deps.readSales(showIds),
    });
    await inTransaction(pool, async (tx) => {
      if (!(await insertRoom(tx, room))) {
        const [known] = await lockRooms(tx, [roomId]);
        if (!known) throw await sameTitle(tx, belonging, input.scope);
        if (known.request_digest !== room.request_digest) throw problem('idempotency-key-reused');
        return;
      }
      refuseWithoutLobby(room);
      const [other] = await protectShows(tx, roomId, showIds);
      if (other) throw problem('room-exists', { roomId: other.room_id });
      writeLog(tx, {
        ...{ roomId, at: clock.now(), operatorId, action: 'create' },
        ...{ before: {}, after: { ...input } },
      });
      tx.afterCommit(() => boards.tell(roomId));
    });
    return roomId;
  };
}

/** The room that stands in front of the title; should it have ended this very moment, the operator tries again. */
async function sameTitle(
  tx: Tx,
  { organisationId }: Belonging,
  scope: WaitingRoomScope,
): Promise<Error> {
  const rooms = scope.kind === 'title' ? await roomsOfTitles(tx, [scope.titleId]) : [];
  const other = rooms.find((room) => room.organisation_id === organisationId);
  return other ? problem('room-exists', { roomId: other.room_id }) : overloaded(RETRY_AFTER_MS);
}

/** A slip of the date would make first come, first served of a draw. */
function refuseWithoutLobby({ ordering, on_sale_at: onSaleAt, created_at: now }: RoomRow): void {
  if (ordering !== 'drawn' || onSaleAt === null || onSaleAt > now) return;
  const message = 'has passed: there would be no lobby';
  throw problem('invalid-input', { issues: [{ path: 'onSaleAt', message }] });
}

interface Wanted {
  readonly roomId: string;
  readonly belonging: Belonging;
  readonly name: string;
  readonly occasion: WaitingRoomOccasion | null;
  readonly input: NewWaitingRoom;
  readonly sales: ShowsSales;
}

function newRoom(
  { clock, random }: Pick<CreateRoomDeps, 'clock' | 'random'>,
  { roomId, belonging, name, occasion, input, sales }: Wanted,
): RoomRow {
  const now = clock.now();
  const secret = random.bytes(SECRET_BYTES).toString('hex');
  const randomnessSource = input.randomnessSource ?? null;
  const isDrawn = input.ordering === 'drawn';
  const announcement = announce({ roomId, randomnessSource, secret }, portableDigests);
  return {
    room_id: roomId,
    request_digest: fingerprint(input),
    organisation_id: belonging.organisationId,
    venue_id: belonging.venueId,
    name,
    scope: input.scope,
    occasion,
    ordering: input.ordering,
    rules: { ...DEFAULT_RULES, ...definedOf(input.rules ?? {}) },
    join_rules: { ...DEFAULT_JOIN_RULES, ...definedOf(input.joinRules ?? {}) },
    phase: 'closed',
    paused: false,
    message: input.message ?? null,
    opens_at: input.opensAt ? new Date(input.opensAt) : null,
    on_sale_at: input.onSaleAt ? new Date(input.onSaleAt) : null,
    created_at: now,
    secret,
    randomness_source: isDrawn ? randomnessSource : null,
    commitment: isDrawn ? announcement.commitment : null,
    chain_head: isDrawn ? chainStart(roomId, announcement.commitment, portableDigests) : null,
    randomness: null,
    next_number: 0,
    joined: 0,
    lobby_closed_at: null,
    draw: null,
    line: newLine(now.getTime()),
    active: 0,
    tallies: NO_TALLIES,
    sales: {
      ...sales,
      settledPlaces: Array<number>(sales.seatsPerPlaceMax + 1).fill(0),
      unsettledPlaces: 0,
    },
    changed_at: now,
    version: 1,
  };
}
