import type { mediaOperations, UploadedImage } from '../media.ts';
import type { Call, InputOf } from '../operation.ts';
import type { PicturePurpose } from '../pictures.ts';

export interface MediaFace {
  /**
   * Cuts the picture to its shape and keeps it in all its widths; what was kept already is kept on.
   * @throws no-such-organisation, image-refused, overloaded
   */
  uploadImage(
    input: InputOf<(typeof mediaOperations)['uploadImage']> & { bytes: Uint8Array },
    call: Call,
  ): Promise<UploadedImage>;
  /** One file of an image; null when there is none of that name. */
  readPicture(input: {
    imageId: string;
    variant: string;
  }): Promise<{ bytes: Uint8Array; contentType: string } | null>;
  /**
   * Something of the organisation is about to show these images: they are not forgotten for another day.
   * @throws no-such-image for one that is not there, not the organisation's, or meant for something else
   */
  keepImages(input: {
    organisationId: string;
    images: readonly { imageId: string; purpose: PicturePurpose }[];
  }): Promise<void>;
}
