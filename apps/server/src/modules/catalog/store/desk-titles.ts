import type { TitleKind } from '@houseful/contract/catalog';
import type { Reach } from '@houseful/contract/staff';
import type { TitleStage } from '@houseful/contract/title-kit';
import type { PlaceInTime } from '#platform/paging';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { DraftTable } from './tables.ts';

/** A title in any state of its life, with how many of its shows are to come. */
export type DeskTitleRow = DraftTable & { readonly shows_to_come: number };

const SHOWS_TO_COME = `(select count(*) from catalog.shows s
                        where s.title_id = t.title_id and s.cancelled_at is null and s.starts_at > `;

/** Adds a title; false when there is one of that id already. */
export async function insertTitle(tx: Tx, row: DraftTable): Promise<boolean> {
  const added = await tx.rows({
    text: `insert into catalog.titles
           select * from jsonb_populate_record(null::catalog.titles, $1::jsonb)
           on conflict do nothing
           returning title_id`,
    values: [JSON.stringify(row)],
  });
  return added.length > 0;
}

/** Everything that may change of a title; whose it is and under which key it was made stay. */
export function updateTitle(tx: Tx, row: DraftTable): void {
  const { title_id: titleId, organisation_id: _, request_digest: __, rating: ___, ...rest } = row;
  const columns = Object.keys(rest).join(', ');
  tx.write({
    text: `update catalog.titles set (${columns}) =
             (select ${columns} from jsonb_populate_record(null::catalog.titles, $2::jsonb))
            where title_id = $1`,
    values: [titleId, JSON.stringify(rest)],
  });
}

/** Until the end of the transaction nobody else changes it. */
export async function lockTitle(
  tx: Tx,
  titleId: string,
  now: Date,
): Promise<DeskTitleRow | undefined> {
  const [row] = await tx.rows<DeskTitleRow>({
    text: `select t.*, ${SHOWS_TO_COME} $2) as shows_to_come
             from catalog.titles t where t.title_id = $1 for update of t`,
    values: [titleId, now],
  });
  return row;
}

export async function findDeskTitle(
  db: Queryable,
  titleId: string,
  now: Date,
): Promise<DeskTitleRow | undefined> {
  const [row] = await db.rows<DeskTitleRow>({
    text: `select t.*, ${SHOWS_TO_COME} $2) as shows_to_come
             from catalog.titles t where t.title_id = $1`,
    values: [titleId, now],
  });
  return row;
}

/** Undefined: whatever it is. */
export interface DeskTitleFilter {
  readonly organisation?: string | undefined;
  readonly whose: 'own' | 'shared';
  readonly stage?: TitleStage | undefined;
  readonly kind?: TitleKind | undefined;
  readonly q?: string | undefined;
}

export interface DeskTitlePage {
  readonly before?: PlaceInTime | undefined;
  readonly now: Date;
  readonly rowsMax: number;
}

/**
 * Titles of the organisations that are reached, or the published ones that others share with them; last changed first.
 * The stage is said as `stageOf` says it.
 */
export function listDeskTitles(
  db: Queryable,
  reach: Reach,
  { organisation, whose, stage, kind, q }: DeskTitleFilter,
  { before, now, rowsMax }: DeskTitlePage,
): Promise<DeskTitleRow[]> {
  const reached = reach.map(({ organisationId }) => organisationId);
  return db.rows<DeskTitleRow>({
    text: `select * from (
             select t.*, ${SHOWS_TO_COME} $4) as shows_to_come
               from catalog.titles t
              where case when $2 then t.organisation_id = any($1)
                         else t.shared and t.published_at is not null and not t.organisation_id = any($1)
                    end
                and ($3::text is null or t.organisation_id = $3)
                and ($6::text is null or t.kind = $6)
                and ($7::text is null
                     or position(lower($7) in lower(t.name || ' ' || coalesce(t.native_name, ''))) > 0)
                and ($8::timestamptz is null or (t.changed_at, t.title_id) < ($8, $9::text))
           ) t
            where $5::text is null
               or $5 = case when published_at is null then 'draft'
                            when ended_at is not null then 'ended'
                            when shows_to_come > 0 then 'now'
                            when release_date > $11::date then 'coming'
                            else 'ended' end
            order by changed_at desc, title_id desc
            limit $10`,
    values: [
      reached,
      whose === 'own',
      organisation ?? null,
      now,
      stage ?? null,
      kind ?? null,
      q ?? null,
      before?.at ?? null,
      before?.id ?? null,
      rowsMax,
      now.toISOString().slice(0, 10),
    ],
  });
}

/** Those of these images that some title shows, drafts and ended ones included. */
export async function readImagesInUse(
  db: Queryable,
  imageIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.rows<{ image_id: string }>({
    text: `select poster_image_id as image_id from catalog.titles where poster_image_id = any($1)
           union
           select banner_image_id from catalog.titles where banner_image_id = any($1)`,
    values: [imageIds],
  });
  return new Set(rows.map(({ image_id }) => image_id));
}
