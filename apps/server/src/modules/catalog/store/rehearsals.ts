import type { Queryable, Tx } from '#platform/postgres/tx';

export interface RehearsalRow {
  readonly show_id: string;
  readonly rehearsal_of: string;
  readonly closes_at: Date;
  readonly request_digest: string;
  readonly operator_id: string;
  readonly created_at: Date;
}

/** @returns false when there is one of that id. */
export async function insertRehearsal(tx: Tx, row: RehearsalRow): Promise<boolean> {
  const added = await tx.rows({
    text: `insert into catalog.rehearsals
           select * from jsonb_populate_record(null::catalog.rehearsals, $1::jsonb)
           on conflict do nothing
           returning show_id`,
    values: [JSON.stringify(row)],
  });
  return added.length > 0;
}

export async function findRehearsal(
  db: Queryable,
  showId: string,
): Promise<RehearsalRow | undefined> {
  const [row] = await db.rows<RehearsalRow>({
    name: 'catalog.find-rehearsal',
    text: 'select * from catalog.rehearsals where show_id = $1',
    values: [showId],
  });
  return row;
}
