import type { Holder, ReturnedPlace } from '@houseful/line/line';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface HolderRow {
  readonly room_id: string;
  readonly number: number;
  readonly buyer_id: string;
  readonly returned_seq: number | null;
  readonly returned_turn: number | null;
  readonly returned_left: boolean;
  readonly admitted_at: Date | null;
  readonly expires_at: Date | null;
  readonly has_ended: boolean;
  readonly seats: number;
  /** Left before being let in, and has this number instead. */
  readonly joined_again_as: number | null;
}

/** With the person behind the buyer: the account, of a guest who has signed in since. */
export type NamedHolder = HolderRow & { readonly person_id: string };

const COLUMNS = `room_id, number, buyer_id, returned_seq, returned_turn, returned_left,
                 admitted_at, expires_at, has_ended, seats, joined_again_as`;

/**
 * By number, and all with which these people were let in, by whichever of their names: as guest or
 * as account. So nothing has to be rewritten when somebody signs in, and nobody is two people.
 */
export function findHolders(
  db: Queryable,
  roomId: string,
  numbers: readonly number[],
  buyerIds: readonly string[],
): Promise<NamedHolder[]> {
  return db.rows<NamedHolder>({
    name: 'waiting-room.holders',
    text: `select ${COLUMNS}, coalesce(to_buyer_id, buyer_id) as person_id
             from waiting_room.holders
             left join waiting_room.adoptions on from_buyer_id = buyer_id
            where room_id = $1 and (number = any($2::bigint[])
               or (expires_at is not null and buyer_id = any(array(
                    with accounts as (
                      select unnest($3::text[]) as to_buyer_id
                       union
                      select to_buyer_id from waiting_room.adoptions where from_buyer_id = any($3))
                    select to_buyer_id from accounts
                     union all
                    select from_buyer_id from waiting_room.adoptions join accounts using (to_buyer_id)))))`,
    values: [roomId, numbers, buyerIds],
  });
}

export function writeHolders(tx: Tx, holders: readonly HolderRow[]): void {
  if (holders.length === 0) return;
  tx.write({
    name: 'waiting-room.write-holders',
    text: `insert into waiting_room.holders (${COLUMNS})
           select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[],
                                $6::boolean[], $7::timestamptz[], $8::timestamptz[], $9::boolean[], $10::int[],
                                $11::bigint[])
           on conflict (room_id, number) do update
              set buyer_id = excluded.buyer_id, returned_seq = excluded.returned_seq,
                  returned_turn = excluded.returned_turn, returned_left = excluded.returned_left,
                  admitted_at = excluded.admitted_at, expires_at = excluded.expires_at,
                  has_ended = excluded.has_ended, seats = excluded.seats,
                  joined_again_as = excluded.joined_again_as`,
    values: [
      holders.map((holder) => holder.room_id),
      holders.map((holder) => holder.number),
      holders.map((holder) => holder.buyer_id),
      holders.map((holder) => holder.returned_seq),
      holders.map((holder) => holder.returned_turn),
      holders.map((holder) => holder.returned_left),
      holders.map((holder) => holder.admitted_at),
      holders.map((holder) => holder.expires_at),
      holders.map((holder) => holder.has_ended),
      holders.map((holder) => holder.seats),
      holders.map((holder) => holder.joined_again_as),
    ],
  });
}

/** Who is inside at that moment. */
export async function countActive(db: Queryable, roomId: string, at: Date): Promise<number> {
  const [row] = await db.rows<{ count: number }>({
    name: 'waiting-room.count-active',
    text: `select count(*) as count from waiting_room.holders
            where room_id = $1 and not has_ended and expires_at > $2`,
    values: [roomId, at],
  });
  return row?.count ?? 0;
}

/** Those who came back, from the next one to be called on. */
export async function returnedPlaces(
  db: Queryable,
  roomId: string,
  fromSeq: number,
  limit: number,
): Promise<Map<number, ReturnedPlace>> {
  const rows = await db.rows<HolderRow>({
    name: 'waiting-room.returned',
    text: `select ${COLUMNS} from waiting_room.holders
            where room_id = $1 and returned_seq >= $2 order by returned_seq limit $3`,
    values: [roomId, fromSeq, limit],
  });
  return new Map(
    rows.flatMap((row) => {
      const place = returnedOf(row);
      return place ? [[place.seq, place] as const] : [];
    }),
  );
}

/**
 * How many seats people took whose time inside is over, and how many such people there were: by
 * number of seats, from none on, the last one for all larger numbers.
 */
export async function settledPlaces(
  db: Queryable,
  { roomId, at, seatsMax }: { roomId: string; at: Date; seatsMax: number },
): Promise<number[]> {
  const rows = await db.rows<{ seats: number; count: number }>({
    name: 'waiting-room.settled',
    text: `select least(seats, $3::int) as seats, count(*) as count from waiting_room.holders
            where room_id = $1 and expires_at <= $2 group by 1`,
    values: [roomId, at, seatsMax],
  });
  const settled = Array<number>(seatsMax + 1).fill(0);
  for (const { seats, count } of rows) settled[seats] = count;
  return settled;
}

export function holderOf(row: HolderRow | undefined, isSpent: boolean): Holder {
  return {
    isSpent,
    returned: row ? returnedOf(row) : null,
    admission: row?.expires_at
      ? { expiresAtMs: row.expires_at.getTime(), hasEnded: row.has_ended }
      : null,
  };
}

function returnedOf(row: HolderRow): ReturnedPlace | null {
  if (row.returned_seq === null || row.returned_turn === null) return null;
  return { seq: row.returned_seq, turn: row.returned_turn, hasLeft: row.returned_left };
}

/** Somebody who was let in, and the time that the line has reached, in ms. */
export type AdmittedRow = HolderRow & { readonly line_at_ms: number };

/** By `roomId number`. */
export async function findAdmissions(
  db: Queryable,
  keys: readonly string[],
): Promise<Map<string, AdmittedRow>> {
  const parts = keys.map((key) => key.split(' '));
  const rows = await db.rows<AdmittedRow>({
    name: 'waiting-room.admissions',
    text: `select ${COLUMNS}, (line ->> 'atMs')::bigint as line_at_ms
             from waiting_room.holders
             join unnest($1::text[], $2::bigint[]) as k (room_id, number) using (room_id, number)
             join (select room_id, line from waiting_room.rooms) as r using (room_id)`,
    values: [parts.map(([roomId]) => roomId), parts.map(([, number]) => number)],
  });
  return new Map(rows.map((row) => [`${row.room_id} ${row.number}`, row]));
}
