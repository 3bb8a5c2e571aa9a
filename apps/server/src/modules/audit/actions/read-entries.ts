import type { AuditEntry, auditOperations } from '@houseful/contract/audit';
import { AUDIT_EXPORT_ROWS_MAX } from '@houseful/contract/audit';
import type { Face } from '@houseful/contract/operation';
import { toCsv } from '#platform/csv';
import { placeOf, readPageInTime } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { type EntryRow, readEntries as read } from '../store/entries.ts';

/** What to call people, by the names of today. */
export type NameUsers = (userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

const COLUMNS = [
  ...['at', 'actor', 'actor_id', 'action', 'subject_kind', 'subject', 'subject_id'],
  ...['organisation_id', 'venue_id', 'before', 'after'],
];

/** The log, as far as the caller reaches. */
export function readEntries(db: Queryable, nameUsers: NameUsers): Face<typeof auditOperations> {
  const describe = async (rows: readonly EntryRow[]): Promise<AuditEntry[]> => {
    const names = await nameUsers([...new Set(rows.map(({ actor_id }) => actor_id))]);
    return rows.map((row) => toEntry(row, names));
  };
  return {
    listAuditEntries: async ({ limit, cursor, ...filter }, { reach = [] }) => {
      const page = { before: placeOf(cursor), rowsMax: limit + 1 };
      const rows = await read(db, reach, filter, page);
      const { items, nextCursor } = readPageInTime(rows, limit, ({ at, entry_id: id }) => ({
        at,
        id,
      }));
      return { items: await describe(items), nextCursor };
    },

    exportAuditEntries: async (filter, { reach = [] }) => {
      const entries = await describe(
        await read(db, reach, filter, { rowsMax: AUDIT_EXPORT_ROWS_MAX }),
      );
      return toCsv(
        COLUMNS,
        entries.map((entry) => [
          ...[entry.at, entry.actorName ?? '', entry.actorId, entry.action],
          ...[entry.subject.kind, entry.subject.name, entry.subject.id],
          ...[entry.organisationId, entry.venueId ?? ''],
          entry.before ? JSON.stringify(entry.before) : '',
          entry.after ? JSON.stringify(entry.after) : '',
        ]),
      );
    },
  };
}

function toEntry(row: EntryRow, names: ReadonlyMap<string, string>): AuditEntry {
  return {
    entryId: row.entry_id,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    actorId: row.actor_id,
    actorName: names.get(row.actor_id) ?? null,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    at: row.at.toISOString(),
    before: row.before,
    after: row.after,
  };
}
