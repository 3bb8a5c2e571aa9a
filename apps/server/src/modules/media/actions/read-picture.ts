import type { MediaFace } from '@houseful/contract/faces/media';
import { variantsOf } from '@houseful/contract/pictures';
import { createLruCache } from '#platform/lru-cache';
import { blobKey, contentTypeOf, type MediaDeps } from '../deps.ts';

/** About 20 MB when full. */
const PICTURES_KEPT_MAX = 300;
const IMAGE_ID = /^img_[a-z0-9]{26}$/;
const VARIANTS = new Set([...variantsOf('poster'), ...variantsOf('banner')]);

/** Answers a file of an image, those asked for last from memory; a name that none can have costs nothing. */
export function readPicture({ blobs }: Pick<MediaDeps, 'blobs'>): MediaFace['readPicture'] {
  const kept = createLruCache<string, Promise<Uint8Array>>(PICTURES_KEPT_MAX);
  return async ({ imageId, variant }) => {
    if (!IMAGE_ID.test(imageId) || !VARIANTS.has(variant)) return null;
    const key = blobKey(imageId, variant);
    const bytes = await kept
      .getOrLoad(key, async () => {
        const found = await blobs.get(key);
        // What is not there is not kept: it may come.
        if (found === null) throw new NothingThere();
        return found;
      })
      .catch((error: unknown) => {
        if (error instanceof NothingThere) return null;
        throw error;
      });
    return bytes && { bytes, contentType: contentTypeOf(variant) };
  };
}

class NothingThere extends Error {}
