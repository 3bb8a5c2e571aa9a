import type { ShowChange } from '@houseful/contract/shows-desk';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface ShowChangeRow {
  readonly change_id: string;
  readonly show_id: string;
  readonly kind: ShowChange['kind'];
  readonly changed_at: Date;
  readonly actor_id: string;
  readonly reason: string;
  readonly message: string | null;
  /** Of a move. */
  readonly before: ShowChange['from'];
  readonly after: ShowChange['to'];
  readonly request_digest: string;
}

export async function findChange(
  db: Queryable,
  changeId: string,
): Promise<ShowChangeRow | undefined> {
  const [row] = await db.rows<ShowChangeRow>({
    name: 'catalog.find-show-change',
    text: 'select * from catalog.show_changes where change_id = $1',
    values: [changeId],
  });
  return row;
}

/** The latest first. */
export function listChanges(
  db: Queryable,
  showId: string,
  changesMax: number,
): Promise<ShowChangeRow[]> {
  return db.rows({
    name: 'catalog.list-show-changes',
    text: `select * from catalog.show_changes where show_id = $1
            order by changed_at desc, change_id desc limit $2`,
    values: [showId, changesMax],
  });
}

export function insertChange(tx: Tx, row: ShowChangeRow): void {
  tx.write({
    name: 'catalog.insert-show-change',
    text: `insert into catalog.show_changes
             (change_id, show_id, kind, changed_at, actor_id, reason, message, before, after, request_digest)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      ...[row.change_id, row.show_id, row.kind, row.changed_at, row.actor_id, row.reason],
      ...[row.message, row.before && JSON.stringify(row.before)],
      ...[row.after && JSON.stringify(row.after), row.request_digest],
    ],
  });
}

export function viewChange(row: ShowChangeRow): ShowChange {
  return {
    ...{ changeId: row.change_id, kind: row.kind, at: row.changed_at.toISOString() },
    ...{ actorId: row.actor_id, reason: row.reason, message: row.message },
    ...{ from: row.before, to: row.after },
  };
}
