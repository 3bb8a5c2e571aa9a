import type { DrawBlock } from '@houseful/contract/draw-proof';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface LeasedBlock {
  readonly roomId: string;
  readonly from: number;
  readonly to: number;
  readonly processId: string;
}

export function insertBlock(tx: Tx, { roomId, from, to, processId }: LeasedBlock): void {
  tx.write({
    name: 'waiting-room.insert-block',
    text: `insert into waiting_room.blocks (room_id, from_number, to_number, joins, reported, process_id)
           values ($1, $2, $3, 0, false, $4)`,
    values: [roomId, from, to, processId],
  });
}

/** How far a block has got. `isLast`: no more of its numbers will be given; nothing changes it afterwards. */
export interface BlockReport {
  readonly roomId: string;
  readonly from: number;
  readonly joins: number;
  readonly isLast: boolean;
}

export function reportBlocks(tx: Tx, reports: readonly BlockReport[]): void {
  tx.write({
    name: 'waiting-room.report-blocks',
    text: `update waiting_room.blocks b
              set joins = greatest(b.joins, r.joins), reported = r.is_last
             from unnest($1::text[], $2::bigint[], $3::bigint[], $4::boolean[])
                  as r (room_id, from_number, joins, is_last)
            where b.room_id = r.room_id and b.from_number = r.from_number and not b.reported`,
    values: [
      reports.map(({ roomId }) => roomId),
      reports.map(({ from }) => from),
      reports.map(({ joins }) => joins),
      reports.map(({ isLast }) => isLast),
    ],
  });
}

/** Blocks whose process has not said how many it gave out count in full, from now on for good. */
export function countLostBlocksInFull(tx: Tx, roomId: string): void {
  tx.write({
    text: `update waiting_room.blocks set joins = to_number - from_number
            where room_id = $1 and not reported`,
    values: [roomId],
  });
}

export async function blocksOf(db: Queryable, roomId: string): Promise<DrawBlock[]> {
  const rows = await db.rows<{
    from_number: number;
    to_number: number;
    joins: number;
    reported: boolean;
  }>({
    name: 'waiting-room.blocks',
    text: `select from_number, to_number, joins, reported from waiting_room.blocks
            where room_id = $1 order by from_number`,
    values: [roomId],
  });
  return rows.map(({ from_number: from, to_number: to, joins, reported }) => ({
    from,
    to,
    joins,
    reported,
  }));
}

/** Numbers given out in the lobby so far, and whether all processes have said their last word. */
export async function sumBlocks(
  db: Queryable,
  roomId: string,
): Promise<{ joins: number; areReported: boolean }> {
  const [sum] = await db.rows<{ joins: number; are_reported: boolean }>({
    name: 'waiting-room.sum-blocks',
    text: `select coalesce(sum(joins), 0)::bigint as joins, coalesce(bool_and(reported), true) as are_reported
             from waiting_room.blocks where room_id = $1`,
    values: [roomId],
  });
  return { joins: sum?.joins ?? 0, areReported: sum?.are_reported ?? true };
}
