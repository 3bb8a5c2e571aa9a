import type { AuditNote } from '@houseful/contract/facts';
import type { Reach } from '@houseful/contract/staff';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { PlaceInTime } from '#platform/paging';
import type { Queryable, Tx } from '#platform/postgres/tx';

/** Adds what is not there yet: news may come twice. */
export function insertEntries(tx: Tx, notes: readonly AuditNote[]): void {
  tx.write({
    text: `insert into audit.entries
           select * from json_to_recordset($1::json) as entry (
                    entry_id text, organisation_id text, venue_id text, actor_id text, action text,
                    subject_kind text, subject_id text, subject_name text, at timestamptz,
                    before jsonb, after jsonb)
           on conflict do nothing`,
    values: [
      JSON.stringify(
        notes.map((note) => ({
          entry_id: note.entryId,
          organisation_id: note.organisationId,
          venue_id: note.venueId,
          actor_id: note.actorId,
          action: note.action,
          subject_kind: note.subject.kind,
          subject_id: note.subject.id,
          subject_name: note.subject.name,
          ...{ at: note.at, before: note.before, after: note.after },
        })),
      ),
    ],
  });
}

export interface EntryRow {
  readonly entry_id: string;
  readonly organisation_id: string;
  readonly venue_id: string | null;
  readonly actor_id: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly subject_name: string;
  readonly at: Date;
  readonly before: AuditNote['before'];
  readonly after: AuditNote['after'];
}

/** Undefined: whatever it is. */
export interface EntryFilter {
  readonly organisation?: string | undefined;
  readonly venue?: string | undefined;
  readonly actor?: string | undefined;
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface EntryPage {
  readonly before?: PlaceInTime | undefined;
  readonly rowsMax: number;
}

/**
 * The entries within the reach, newest first. Who reaches but some venues sees what concerns these, and
 * nothing of the organisation as a whole.
 */
export function readEntries(
  db: Queryable,
  reach: Reach,
  filter: EntryFilter,
  { before, rowsMax }: EntryPage,
): Promise<EntryRow[]> {
  return db.rows<EntryRow>({
    text: `select e.entry_id, e.organisation_id, e.venue_id, e.actor_id, e.action, e.subject_kind,
                  e.subject_id, e.subject_name, e.at, e.before, e.after
             from audit.entries e
            where ${withinReach('$1', 'e.organisation_id', 'e.venue_id')}
              and ($2::text is null or e.organisation_id = $2)
              and ($3::text is null or e.venue_id = $3)
              and ($4::text is null or e.actor_id = $4)
              and ($5::text is null or e.subject_kind = $5)
              and ($6::text is null or e.subject_id = $6)
              and ($7::text is null or e.action = $7)
              and ($8::timestamptz is null or e.at >= $8)
              and ($9::timestamptz is null or e.at < $9)
              and ($10::timestamptz is null or (e.at, e.entry_id) < ($10, $11::text))
            order by e.at desc, e.entry_id desc
            limit $12`,
    values: [
      reachValue(reach),
      filter.organisation ?? null,
      filter.venue ?? null,
      filter.actor ?? null,
      filter.kind ?? null,
      filter.subject ?? null,
      filter.action ?? null,
      filter.from ?? null,
      filter.until ?? null,
      before?.at ?? null,
      before?.id ?? null,
      rowsMax,
    ],
  });
}
