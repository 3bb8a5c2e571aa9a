import type { MediaFace } from '@houseful/contract/faces/media';
import { PICTURE_PURPOSES } from '@houseful/contract/pictures';
import { readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { MediaDeps } from '../deps.ts';
import { keepStored } from '../store/images.ts';

/** Whatever is about to show these images has another day to do so. @throws no-such-image */
export function keepImages({ pool, clock }: MediaDeps): MediaFace['keepImages'] {
  return async ({ organisationId, images }) => {
    for (const purpose of PICTURE_PURPOSES) {
      const imageIds = images.flatMap((each) => (each.purpose === purpose ? [each.imageId] : []));
      if (imageIds.length === 0) continue;
      const wanted = { imageIds, organisationId, purpose };
      const kept = await keepStored(readFrom(pool), wanted, clock.now());
      if (imageIds.some((imageId) => !kept.has(imageId))) throw problem('no-such-image');
    }
  };
}
