import type { TitleKind } from '@houseful/contract/catalog';
import type { Reach } from '@houseful/contract/staff';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { PlaceInTime } from '#platform/paging';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { ShowTable, TitleTable, VenueTable } from './tables.ts';

/** A show with what its house calls it. */
export interface DeskShowRow extends ShowTable {
  readonly organisation_id: string;
  readonly venue_name: string;
  readonly city_name: string;
  readonly time_zone: string;
  readonly screens: VenueTable['screens'];
  readonly title_name: string;
  readonly kind: TitleKind;
  readonly title_version: number;
  readonly poster_image_id: string | null;
}

const SELECT = `select s.*, v.organisation_id, v.name as venue_name, v.city_name, v.time_zone, v.screens,
                  t.name as title_name, t.kind, t.version as title_version, t.poster_image_id
             from catalog.shows s
             join catalog.venues v using (venue_id)
             join catalog.titles t using (title_id)`;

/** Undefined: whatever it is. */
export interface DeskShowFilter {
  readonly organisation?: string | undefined;
  readonly venue?: string | undefined;
  readonly title?: string | undefined;
  readonly q?: string | undefined;
  readonly date?: string | undefined;
  readonly state?: 'cancelled' | 'stopped' | undefined;
}

export interface DeskShowPage {
  /** The last one that was read. */
  readonly after?: PlaceInTime | undefined;
  readonly now: Date;
  readonly rowsMax: number;
}

/** Shows of the venues that are reached, by start: all of a day, or those that are not over. */
export function listDeskShows(
  db: Queryable,
  reach: Reach,
  { organisation, venue, title, q, date, state }: DeskShowFilter,
  { after, now, rowsMax }: DeskShowPage,
): Promise<DeskShowRow[]> {
  return db.rows({
    text: `${SELECT}
            where ${withinReach('$1', 'v.organisation_id', 's.venue_id')}
              and ($2::text is null or s.venue_id = $2)
              and ($3::text is null or s.title_id = $3)
              and ($4::text is null
                   or position(lower($4) in lower(t.name || ' ' || coalesce(t.native_name, ''))) > 0)
              and case when $5::date is null then s.ends_at > $6 else s.local_date = $5::date end
              and ($7::text is null or ($7 = 'cancelled' and s.cancelled_at is not null)
                   or ($7 = 'stopped' and s.closed_at is not null and s.cancelled_at is null))
              and ($8::timestamptz is null or (s.starts_at, s.show_id) > ($8, $9::text))
              and ($11::text is null or v.organisation_id = $11)
            order by s.starts_at, s.show_id
            limit $10`,
    values: [
      reachValue(reach),
      ...[venue ?? null, title ?? null, q ?? null, date ?? null, now, state ?? null],
      ...[after?.at ?? null, after?.id ?? null, rowsMax, organisation ?? null],
    ],
  });
}

export async function findDeskShow(
  db: Queryable,
  showId: string,
): Promise<DeskShowRow | undefined> {
  const [row] = await db.rows<DeskShowRow>({
    name: 'catalog.find-desk-show',
    text: `${SELECT} where s.show_id = $1`,
    values: [showId],
  });
  return row;
}

/** Until the end of the transaction nobody else changes it. */
export async function lockDeskShow(tx: Tx, showId: string): Promise<DeskShowRow | undefined> {
  const [row] = await tx.rows<DeskShowRow>({
    name: 'catalog.lock-desk-show',
    text: `${SELECT} where s.show_id = $1 for update of s`,
    values: [showId],
  });
  return row;
}

/** Until the end of the transaction nobody else puts a show on the screen by hand. */
export async function lockScreen(tx: Tx, screenId: string): Promise<void> {
  await tx.rows({
    name: 'catalog.lock-screen',
    text: `select pg_advisory_xact_lock(hashtextextended('screen ' || $1, 0))`,
    values: [screenId],
  });
}

/** What is on a screen around that time; cancelled shows leave it free. */
export function showsOnScreen(
  tx: Tx,
  screenId: string,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<(ShowTable & { readonly title_name: string })[]> {
  return tx.rows({
    name: 'catalog.shows-on-screen',
    text: `select s.*, t.name as title_name from catalog.shows s join catalog.titles t using (title_id)
            where s.screen_id = $1 and s.starts_at < $3 and s.ends_at > $2 and s.cancelled_at is null
            order by s.starts_at`,
    values: [screenId, from, until],
  });
}

export async function findTitleOf(tx: Tx, titleId: string): Promise<TitleTable | undefined> {
  const [row] = await tx.rows<TitleTable>({
    name: 'catalog.title-of-show',
    text: 'select * from catalog.titles where title_id = $1',
    values: [titleId],
  });
  return row;
}

/** What a change of a show may replace. */
export type ChangedShow = Pick<
  ShowTable,
  | 'screen_id'
  | 'screen_name'
  | 'starts_at'
  | 'ends_at'
  | 'local_date'
  | 'local_time'
  | 'cancelled_at'
  | 'closed_at'
  | 'moved_at'
  | 'moved_from'
  | 'message'
  | 'version'
  | 'occupied'
  | 'pre_show_minutes'
  | 'clean_up_minutes'
>;

export function updateShow(tx: Tx, showId: string, changed: ChangedShow): void {
  tx.write({
    name: 'catalog.update-show',
    text: `update catalog.shows
              set screen_id = $2, screen_name = $3, starts_at = $4, ends_at = $5, local_date = $6,
                  local_time = $7, cancelled_at = $8, closed_at = $9, moved_at = $10, moved_from = $11,
                  message = $12, version = $13, occupied = $14::tstzrange, pre_show_minutes = $15,
                  clean_up_minutes = $16
            where show_id = $1`,
    values: [
      ...[showId, changed.screen_id, changed.screen_name, changed.starts_at, changed.ends_at],
      ...[changed.local_date, changed.local_time, changed.cancelled_at, changed.closed_at],
      ...[changed.moved_at, changed.moved_from, changed.message, changed.version],
      ...[changed.occupied, changed.pre_show_minutes, changed.clean_up_minutes],
    ],
  });
}
