import type {
  WaitingRoomLogEntry,
  WaitingRoomRefusal,
  WaitingRoomSample,
} from '@houseful/contract/waiting-room-desk';
import type { Queryable, Tx } from '#platform/postgres/tx';

/** The room's course so far: samples, refusals, and what was done by whom. */

export function insertSample(
  tx: Tx,
  roomId: string,
  step: number,
  sample: WaitingRoomSample,
): void {
  tx.write({
    name: 'waiting-room.insert-sample',
    text: `insert into waiting_room.samples (room_id, step, sample) values ($1, $2, $3)
           on conflict (room_id, step) do nothing`,
    values: [roomId, step, JSON.stringify(sample)],
  });
}

/** Keeps those whose step is a multiple. */
export function thinSamples(tx: Tx, roomId: string, multipleOf: number): void {
  tx.write({
    name: 'waiting-room.thin-samples',
    text: `delete from waiting_room.samples where room_id = $1 and step % $2 <> 0`,
    values: [roomId, multipleOf],
  });
}

export async function samplesOf(db: Queryable, roomId: string): Promise<WaitingRoomSample[]> {
  const rows = await db.rows<{ sample: WaitingRoomSample }>({
    name: 'waiting-room.samples',
    text: `select sample from waiting_room.samples where room_id = $1 order by step`,
    values: [roomId],
  });
  return rows.map(({ sample }) => sample);
}

export interface RefusalCount {
  readonly roomId: string;
  readonly reason: WaitingRoomRefusal;
  readonly count: number;
}

export function addRefusals(tx: Tx, counts: readonly RefusalCount[]): void {
  tx.write({
    name: 'waiting-room.add-refusals',
    text: `insert into waiting_room.refusals as r (room_id, reason, count)
           select c.room_id, c.reason, c.count
             from unnest($1::text[], $2::text[], $3::bigint[]) as c (room_id, reason, count)
            order by 1, 2
           on conflict (room_id, reason) do update set count = r.count + excluded.count`,
    values: [
      counts.map(({ roomId }) => roomId),
      counts.map(({ reason }) => reason),
      counts.map(({ count }) => count),
    ],
  });
}

export function refusalsOf(
  db: Queryable,
  roomId: string,
): Promise<{ reason: WaitingRoomRefusal; count: number }[]> {
  return db.rows({
    name: 'waiting-room.refusals',
    text: `select reason, count from waiting_room.refusals where room_id = $1 order by count desc, reason`,
    values: [roomId],
  });
}

export interface NewLogEntry
  extends Pick<WaitingRoomLogEntry, 'operatorId' | 'action' | 'before' | 'after'> {
  readonly roomId: string;
  readonly at: Date;
}

export function writeLog(
  tx: Tx,
  { roomId, at, operatorId, action, before, after }: NewLogEntry,
): void {
  tx.write({
    name: 'waiting-room.write-log',
    text: `insert into waiting_room.log (room_id, at, operator_id, action, before, after)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [roomId, at, operatorId, action, JSON.stringify(before), JSON.stringify(after)],
  });
}

export async function logOf(
  db: Queryable,
  roomId: string,
  limit: number,
): Promise<Omit<WaitingRoomLogEntry, 'operatorName'>[]> {
  const rows = await db.rows<{
    at: Date;
    operator_id: string | null;
    action: string;
    before: Record<string, unknown>;
    after: Record<string, unknown>;
  }>({
    name: 'waiting-room.log',
    text: `select at, operator_id, action, before, after from waiting_room.log
            where room_id = $1 order by entry_id desc limit $2`,
    values: [roomId, limit],
  });
  return rows.map(({ at, operator_id: operatorId, ...entry }) => ({
    at: at.toISOString(),
    operatorId,
    ...entry,
  }));
}
