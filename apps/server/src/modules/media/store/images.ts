import type { PicturePurpose } from '@houseful/contract/pictures';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface ImageRow {
  readonly image_id: string;
  readonly organisation_id: string;
  readonly purpose: PicturePurpose;
  readonly uploaded_by: string;
  readonly noted_at: Date;
}

/** From now on it is not forgotten for a while, and its files may be put. Waits for who deletes them at this moment. */
export async function noteImage(tx: Tx, row: ImageRow): Promise<void> {
  await tx.rows({
    text: `insert into media.images (image_id, organisation_id, purpose, uploaded_by, noted_at)
           values ($1, $2, $3, $4, $5)
           on conflict (image_id) do update set noted_at = excluded.noted_at`,
    values: [row.image_id, row.organisation_id, row.purpose, row.uploaded_by, row.noted_at],
  });
}

/** All of its files are there. */
export function markStored(tx: Tx, imageId: string): void {
  tx.write({
    text: 'update media.images set is_stored = true where image_id = $1',
    values: [imageId],
  });
}

/** Those of these images that are whole and belong there; they are not forgotten for a while. */
export async function keepStored(
  db: Queryable,
  wanted: { imageIds: readonly string[]; organisationId: string; purpose: PicturePurpose },
  now: Date,
): Promise<Set<string>> {
  const rows = await db.rows<{ image_id: string }>({
    text: `update media.images set noted_at = $4
            where image_id = any($1) and organisation_id = $2 and purpose = $3 and is_stored
           returning image_id`,
    values: [wanted.imageIds, wanted.organisationId, wanted.purpose, now],
  });
  return new Set(rows.map(({ image_id }) => image_id));
}

export interface OldImage {
  readonly image_id: string;
  readonly purpose: PicturePurpose;
}

/** Images that nobody has noted since, at most so many, the oldest first. */
export function readOldImages(db: Queryable, before: Date, rowsMax: number): Promise<OldImage[]> {
  return db.rows<OldImage>({
    text: `select image_id, purpose from media.images where noted_at < $1
            order by noted_at, image_id limit $2`,
    values: [before, rowsMax],
  });
}

/** They were found in use. */
export function touchImages(tx: Tx, imageIds: readonly string[], now: Date): void {
  tx.write({
    text: 'update media.images set noted_at = $2 where image_id = any($1)',
    values: [imageIds, now],
  });
}

/** From the commit on nothing can begin to show these, unless somebody has noted them meanwhile. */
export function condemnImages(tx: Tx, imageIds: readonly string[], before: Date): void {
  tx.write({
    text: `update media.images set is_stored = false where image_id = any($1) and noted_at < $2`,
    values: [imageIds, before],
  });
}

/** Locks an image that is still condemned; false when somebody has uploaded it anew. */
export async function lockCondemned(tx: Tx, imageId: string, before: Date): Promise<boolean> {
  const rows = await tx.rows({
    text: `select image_id from media.images
            where image_id = $1 and not is_stored and noted_at < $2 for update`,
    values: [imageId, before],
  });
  return rows.length > 0;
}

export function deleteImage(tx: Tx, imageId: string): void {
  tx.write({ text: 'delete from media.images where image_id = $1', values: [imageId] });
}
