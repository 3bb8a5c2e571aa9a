import { type Draw, NO_DRAW, openDraw } from '@houseful/line/draw';
import { portableDigests } from '@houseful/line/sha256';
import type { RoomRow } from '../../../src/modules/waiting-room/store/rooms.ts';
import type { RealDatabase } from '../real-database.ts';

/** Everything of the one room that was committed. Instants are milliseconds. */
export interface LineSnapshot {
  readonly row: RoomRow;
  readonly blocks: readonly BlockFact[];
  readonly holders: ReadonlyMap<number, HolderFact>;
  /** Numbers that are used up. */
  readonly spent: ReadonlySet<number>;
  /** Whose the guests' places are. */
  readonly adoptions: ReadonlyMap<string, string>;
  readonly proof: string | null;
  /** Who comes when; null while there is no order. */
  readonly draw: Draw | null;
}

export interface BlockFact {
  readonly from: number;
  readonly to: number;
  readonly joins: number;
  readonly reported: boolean;
}

export interface HolderFact {
  readonly number: number;
  readonly buyerId: string;
  readonly seq: number | null;
  readonly turn: number | null;
  readonly hasLeft: boolean;
  readonly expiresAt: number | null;
  readonly hasEnded: boolean;
  /** Left before being let in, and joined again with this number. */
  readonly againAs: number | null;
}

interface Told extends RoomRow {
  readonly blocks_told: BlockFact[];
  readonly holders_told: HolderFact[];
  readonly pages_told: { page: number; bits: string }[];
  readonly adoptions_told: { from: string; to: string }[];
  readonly proof_told: string | null;
}

const QUESTION = `
  select r.*,
    (select coalesce(json_agg(json_build_object(
       'from', from_number, 'to', to_number, 'joins', joins, 'reported', reported) order by from_number), '[]')
       from waiting_room.blocks b where b.room_id = r.room_id) as blocks_told,
    (select coalesce(json_agg(json_build_object(
       'number', number, 'buyerId', buyer_id, 'seq', returned_seq, 'turn', returned_turn,
       'hasLeft', returned_left, 'hasEnded', has_ended, 'againAs', joined_again_as,
       'expiresAt', (extract(epoch from expires_at) * 1000)::bigint) order by number), '[]')
       from waiting_room.holders h where h.room_id = r.room_id) as holders_told,
    (select coalesce(json_agg(json_build_object('page', page, 'bits', encode(bits, 'hex'))), '[]')
       from waiting_room.spent_pages s where s.room_id = r.room_id) as pages_told,
    (select coalesce(json_agg(json_build_object('from', from_buyer_id, 'to', to_buyer_id)), '[]')
       from waiting_room.adoptions) as adoptions_told,
    (select proof from waiting_room.proofs p where p.room_id = r.room_id) as proof_told
  from waiting_room.rooms r`;

/** Null before the room was made. */
export async function takeLineSnapshot(database: RealDatabase): Promise<LineSnapshot | null> {
  const [told] = await database.ask<Told>({ name: 'sim.line', text: QUESTION });
  if (!told) return null;
  const { blocks_told, holders_told, pages_told, adoptions_told, proof_told, ...row } = told;
  return {
    row,
    blocks: blocks_told,
    holders: new Map(holders_told.map((holder) => [holder.number, holder])),
    spent: new Set(pages_told.flatMap(({ page, bits }) => numbersOn(page, bits))),
    adoptions: new Map(adoptions_told.map(({ from, to }) => [from, to])),
    proof: proof_told,
    draw: orderOf(row),
  };
}

const BYTES_PER_PAGE = 1_024;

function numbersOn(page: number, hex: string): number[] {
  const bits = Buffer.from(hex, 'hex');
  const numbers: number[] = [];
  for (const [index, byte] of bits.entries()) {
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      if (byte & (1 << bit)) numbers.push((page * BYTES_PER_PAGE + index) * 8 + bit);
    }
  }
  return numbers;
}

const draws = new Map<string, Draw>();
const DRAWS_KEPT_MAX = 4;

/** Ranks are asked for over and over. */
function orderOf({ draw, ordering, phase }: RoomRow): Draw | null {
  if (!draw) return ordering === 'fifo' && phase !== 'closed' ? NO_DRAW : null;
  const key = JSON.stringify(draw);
  const known = draws.get(key);
  if (known) return known;
  if (draws.size >= DRAWS_KEPT_MAX) draws.clear();
  const made = openDraw(draw, portableDigests);
  const ranks = new Map<number, number | null>();
  const numbers = new Map<number, number>();
  const remembering: Draw = {
    rankOf: (number) => remember(ranks, number, made.rankOf),
    numberAt: (rank) => remember(numbers, rank, made.numberAt),
  };
  draws.set(key, remembering);
  return remembering;
}

function remember<V>(known: Map<number, V>, key: number, find: (key: number) => V): V {
  const value = known.has(key) ? (known.get(key) as V) : find(key);
  known.set(key, value);
  return value;
}

const CLEAR = [
  ...['adoptions', 'log', 'refusals', 'samples', 'holders', 'spent_pages', 'blocks'],
  ...['protected_shows', 'proofs', 'known_buyers', 'rooms'],
]
  .map((table) => `delete from waiting_room.${table};`)
  .join('');

export async function clearLine(database: RealDatabase): Promise<void> {
  await database.ask({
    text: `${CLEAR} delete from platform.inbox; delete from platform.outbox;
           select setval(pg_get_serial_sequence('platform.outbox', 'fact_id'), 1, false)`,
  });
}

/** Whose calls these are: the account that the guest has signed in to. */
export function personOf({ adoptions }: Pick<LineSnapshot, 'adoptions'>, buyerId: string): string {
  return adoptions.get(buyerId) ?? buyerId;
}
