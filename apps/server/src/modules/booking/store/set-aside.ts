import type { SetAsideKind } from '@houseful/contract/set-aside';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface SetAsideRow {
  readonly set_aside_id: string;
  readonly show_id: string;
  readonly kind: SetAsideKind;
  readonly reason: string;
  readonly seat_ids: string[];
  readonly set_aside_at: Date;
  readonly actor_id: string;
  readonly request_digest: string;
  readonly ended_at: Date | null;
}

const COLUMNS = `set_aside_id, show_id, kind, reason, seat_ids, set_aside_at, actor_id, request_digest,
                 ended_at`;

/** False where it is known already; that one stays as it is. */
export async function insertSetAside(tx: Tx, row: SetAsideRow): Promise<boolean> {
  const rows = await tx.rows({
    text: `insert into booking.set_aside (${COLUMNS})
           values ($1, $2, $3, $4, string_to_array($5, ','), $6, $7, $8, null)
           on conflict do nothing returning set_aside_id`,
    values: [
      row.set_aside_id,
      row.show_id,
      row.kind,
      row.reason,
      row.seat_ids.join(','),
      row.set_aside_at,
      row.actor_id,
      row.request_digest,
    ],
  });
  return rows.length > 0;
}

export async function findSetAside(
  db: Queryable,
  setAsideId: string,
): Promise<SetAsideRow | undefined> {
  const [row] = await db.rows<SetAsideRow>({
    text: `select ${COLUMNS} from booking.set_aside where set_aside_id = $1`,
    values: [setAsideId],
  });
  return row;
}

/** Locks it against everybody else who gives its seats away. */
export async function lockSetAside(tx: Tx, setAsideId: string): Promise<SetAsideRow | undefined> {
  const [row] = await tx.rows<SetAsideRow>({
    text: `select ${COLUMNS} from booking.set_aside where set_aside_id = $1 for update`,
    values: [setAsideId],
  });
  return row;
}

/** Locks all of a show that have any of these seats, in key order. */
export function lockSetAsideOf(
  tx: Tx,
  showId: string,
  seatIds: readonly string[],
): Promise<SetAsideRow[]> {
  return tx.rows({
    text: `select ${COLUMNS} from booking.set_aside
            where show_id = $1 and ended_at is null and seat_ids && string_to_array($2, ',')
            order by set_aside_id for update`,
    values: [showId, seatIds.join(',')],
  });
}

/** What is left of it. */
export function updateSetAside(tx: Tx, row: SetAsideRow): void {
  tx.write({
    text: `update booking.set_aside set seat_ids = string_to_array($2, ','), ended_at = $3
            where set_aside_id = $1`,
    values: [row.set_aside_id, row.seat_ids.join(','), row.ended_at],
  });
}

export function listSetAside(
  db: Queryable,
  showId: string,
  page: { ended: boolean; skip: number; limit: number },
): Promise<SetAsideRow[]> {
  return db.rows({
    text: `select ${COLUMNS} from booking.set_aside
            where show_id = $1 and ($2 or ended_at is null)
            order by set_aside_at desc, set_aside_id desc offset $3 limit $4`,
    values: [showId, page.ended, page.skip, page.limit + 1],
  });
}
