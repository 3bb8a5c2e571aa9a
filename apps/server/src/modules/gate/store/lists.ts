import type { CheckInList, CheckInRules } from '@houseful/contract/gate';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface ListRow {
  readonly list_id: string;
  readonly organisation_id: string;
  readonly venue_id: string | null;
  readonly name: string | null;
  readonly show_ids: string[];
  readonly rules: CheckInRules;
  readonly closed: boolean;
  readonly request_fingerprint: string | null;
}

const COLUMNS =
  'list_id, organisation_id, venue_id, name, show_ids, rules, closed, request_fingerprint';

export function listOf(row: ListRow): CheckInList {
  return {
    listId: row.list_id,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    name: row.name,
    showIds: row.show_ids,
    rules: row.rules,
    closed: row.closed,
  };
}

/** @returns the ids of those that were not there; the others stay as they are. */
export async function insertLists(
  tx: Tx,
  lists: readonly ListRow[],
  now: Date,
): Promise<Set<string>> {
  const rows = await tx.rows<{ list_id: string }>({
    name: 'gate.insert-lists',
    text: `insert into gate.lists (list_id, organisation_id, venue_id, name, show_ids, rules,
                                   request_fingerprint, created_at)
           select l.list_id, l.organisation_id, l.venue_id, l.name,
                  array(select jsonb_array_elements_text(l.show_ids)), l.rules, l.fingerprint, $8
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[], $7::text[])
                  as l (list_id, organisation_id, venue_id, name, show_ids, rules, fingerprint)
            order by l.list_id
           on conflict (list_id) do nothing
           returning list_id`,
    values: [
      lists.map((list) => list.list_id),
      lists.map((list) => list.organisation_id),
      lists.map((list) => list.venue_id),
      lists.map((list) => list.name),
      lists.map((list) => JSON.stringify(list.show_ids)),
      lists.map((list) => JSON.stringify(list.rules)),
      lists.map((list) => list.request_fingerprint),
      now,
    ],
  });
  return new Set(rows.map((row) => row.list_id));
}

export function updateList(
  tx: Tx,
  { list_id, name, rules, closed }: Pick<ListRow, 'list_id' | 'name' | 'rules' | 'closed'>,
): void {
  tx.write({
    name: 'gate.update-list',
    text: 'update gate.lists set name = $2, rules = $3, closed = $4 where list_id = $1',
    values: [list_id, name, JSON.stringify(rules), closed],
  });
}

export async function readLists(db: Queryable, listIds: readonly string[]): Promise<ListRow[]> {
  return db.rows<ListRow>({
    name: 'gate.read-lists',
    text: `select ${COLUMNS} from gate.lists where list_id = any($1::text[])`,
    values: [listIds],
  });
}

export async function lockList(tx: Tx, listId: string): Promise<ListRow | undefined> {
  const [row] = await tx.rows<ListRow>({
    name: 'gate.lock-list',
    text: `select ${COLUMNS} from gate.lists where list_id = $1 for update`,
    values: [listId],
  });
  return row;
}

/** Of any of these shows, each show's own list first, then by age. */
export async function readListsOfShows(
  db: Queryable,
  showIds: readonly string[],
): Promise<ListRow[]> {
  return db.rows<ListRow>({
    name: 'gate.read-lists-of-shows',
    text: `select ${COLUMNS} from gate.lists where show_ids && $1::text[]
            order by name is not null, created_at, list_id`,
    values: [showIds],
  });
}
