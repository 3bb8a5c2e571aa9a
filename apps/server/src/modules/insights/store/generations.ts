import type { Queryable, Tx } from '#platform/postgres/tx';

/** The generation that is read. */
export const CURRENT = '(select generation from insights.generations where is_current)';

/** Where a recount goes on, by source: the last id that was counted, or null once it is through. */
export type Progress = Readonly<Record<string, string | null>>;

export interface Recount {
  readonly generation: number;
  readonly progress: Progress;
}

/** All generations that news goes into. None of them is forgotten before the transaction ends. */
export async function shareGenerations(tx: Tx): Promise<number[]> {
  const rows = await tx.rows<{ generation: number }>({
    name: 'insights.share-generations',
    text: 'select generation from insights.generations order by generation for key share',
  });
  return rows.map(({ generation }) => generation);
}

/** Begins a generation beside the current one, unless there is one already. */
export async function openRecount(tx: Tx): Promise<void> {
  await tx.rows({
    text: `insert into insights.generations (generation, is_current)
           select max(generation) + 1, false from insights.generations having bool_and(is_current)
           on conflict do nothing`,
  });
}

export async function findRecount(db: Queryable): Promise<Recount | null> {
  const [row] = await db.rows<Recount>({
    text: 'select generation, progress from insights.generations where not is_current',
  });
  return row ?? null;
}

/** The same, for one counter at a time; news goes on meanwhile. */
export async function lockRecount(tx: Tx): Promise<Recount | null> {
  const [row] = await tx.rows<Recount>({
    text: `select generation, progress from insights.generations where not is_current
              for no key update`,
  });
  return row ?? null;
}

export function saveProgress(tx: Tx, { generation, progress }: Recount): void {
  tx.write({
    text: 'update insights.generations set progress = $2 where generation = $1',
    values: [generation, JSON.stringify(progress)],
  });
}

/** From now on the new generation is read, and the old one gets no news any more. */
export async function makeCurrent(tx: Tx, generation: number): Promise<void> {
  await tx.rows({ text: 'delete from insights.generations where is_current' });
  await tx.rows({
    text: `update insights.generations set is_current = true, progress = '{}' where generation = $1`,
    values: [generation],
  });
}

const TABLES = [
  ...[
    'orders',
    'shows',
    'sales_of_venues',
    'sales_of_titles',
    'sales_of_venue_titles',
    'sales_of_shows',
    'money',
    'offers',
  ],
];

/** Deletes rows of generations that nobody reads any more; tells whether some are left. */
export async function sweepGenerations(tx: Tx, rowsMax: number): Promise<boolean> {
  for (const table of TABLES) {
    const gone = await tx.rows({
      text: `delete from insights.${table}
              where ctid = any (array(
                      select ctid from insights.${table}
                       where generation < (select min(generation) from insights.generations)
                       limit $1))
             returning 1 as gone`,
      values: [rowsMax],
    });
    if (gone.length > 0) return true;
  }
  return false;
}
