import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import type { BlobStore } from './blobs/blob-store.ts';

export interface MediaDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  /** Those of these images that something shows. */
  readonly imagesInUse: (imageIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** So long after it was uploaded, or last found in use, an image that nothing shows is kept. */
export const KEPT_MS = 24 * 60 * 60_000;

export function blobKey(imageId: string, variant: string): string {
  return `${imageId}/${variant}`;
}

export function contentTypeOf(variant: string): string {
  return variant.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';
}
