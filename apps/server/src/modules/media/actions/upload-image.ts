import { createHash } from 'node:crypto';
import type { MediaFace } from '@houseful/contract/faces/media';
import type { UploadedImage } from '@houseful/contract/media';
import { pictureAddress } from '@houseful/contract/pictures';
import { reaches } from '@houseful/contract/staff';
import { addMs } from '#platform/clock';
import { deriveId } from '#platform/ids';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { createWorkbench, type Workbench } from '../pictures/workbench.ts';
import { cutPicture, type PictureFile } from '../pictures/cut-picture.ts';
import { blobKey, contentTypeOf, KEPT_MS, type MediaDeps } from '../deps.ts';
import { type ImageRow, keepStored, markStored, noteImage } from '../store/images.ts';

/**
 * Keeps a picture in all its widths. The same bytes for the same organisation, purpose and focus are the same image, so an
 * upload can be repeated; one whose files were lost half-way is whole after that.
 * @throws no-such-organisation, image-refused, overloaded
 */
export function uploadImage(
  deps: MediaDeps,
  bench: Workbench = createWorkbench(),
): MediaFace['uploadImage'] {
  const { pool, clock } = deps;
  return async ({ organisation: organisationId, purpose, focusX, focusY, bytes }, call) => {
    if (!call.caller) throw problem('unauthenticated');
    if (!reaches(call.reach ?? [], { organisationId, venueId: null }))
      throw problem('no-such-organisation');
    const digest = createHash('sha256').update(bytes).digest('hex');
    const focus = { x: focusX, y: focusY };
    const image: ImageRow = {
      image_id: deriveId('img', organisationId, purpose, `${focusX} ${focusY}`, digest),
      ...{ organisation_id: organisationId, purpose, uploaded_by: call.caller.buyerId },
      noted_at: clock.now(),
    };
    const wanted = { imageIds: [image.image_id], organisationId, purpose };
    const known = await keepStored(readFrom(pool), wanted, image.noted_at);
    if (known.size === 0) {
      await keep(deps, image, await bench.do(() => cutPicture(bytes, { purpose, focus })));
    }
    return viewImage(image);
  };
}

async function keep(
  { pool, blobs }: MediaDeps,
  image: ImageRow,
  files: readonly PictureFile[],
): Promise<void> {
  const { image_id: imageId } = image;
  await inTransaction(pool, (tx) => noteImage(tx, image));
  for (const { variant, bytes } of files) {
    await blobs.put(blobKey(imageId, variant), bytes, contentTypeOf(variant));
  }
  await inTransaction(pool, async (tx) => markStored(tx, imageId));
}

function viewImage({ image_id, organisation_id, purpose, noted_at }: ImageRow): UploadedImage {
  return {
    imageId: image_id,
    organisationId: organisation_id,
    purpose,
    address: pictureAddress(image_id, purpose),
    keptUntil: addMs(noted_at, KEPT_MS).toISOString(),
  };
}
