import { variantsOf } from '@houseful/contract/pictures';
import { addMs } from '#platform/clock';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { blobKey, KEPT_MS, type MediaDeps } from '../deps.ts';
import {
  condemnImages,
  deleteImage,
  lockCondemned,
  type OldImage,
  readOldImages,
  touchImages,
} from '../store/images.ts';

const IMAGES_PER_ROUND_MAX = 200;
const ROUNDS_MAX = 50;

/**
 * Forgets images that nothing has shown for a day, with their files. Uploaded anew at the very moment, an image stays or
 * comes back whole: files are deleted under a lock that an upload waits for.
 */
export function forgetImages(deps: MediaDeps) {
  const { pool, clock, imagesInUse } = deps;
  return async (): Promise<void> => {
    const now = clock.now();
    const before = addMs(now, -KEPT_MS);
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const old = await readOldImages(readFrom(pool), before, IMAGES_PER_ROUND_MAX);
      if (old.length === 0) return;
      const used = await imagesInUse(old.map(({ image_id }) => image_id));
      const unused = old.filter(({ image_id }) => !used.has(image_id));
      await inTransaction(pool, async (tx) => {
        touchImages(tx, [...used], now);
        condemnImages(
          tx,
          unused.map(({ image_id }) => image_id),
          before,
        );
      });
      for (const image of unused) await forget(deps, image, before);
    }
  };
}

function forget({ pool, blobs }: MediaDeps, image: OldImage, before: Date): Promise<void> {
  const { image_id: imageId, purpose } = image;
  return inTransaction(pool, async (tx) => {
    if (!(await lockCondemned(tx, imageId, before))) return;
    for (const variant of variantsOf(purpose)) await blobs.delete(blobKey(imageId, variant));
    deleteImage(tx, imageId);
  });
}
