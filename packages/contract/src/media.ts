import { z } from 'zod';
import { operations } from './operation.ts';
import { PICTURE_PURPOSES } from './pictures.ts';
import { Id, Instant } from './primitives.ts';

const PicturePurpose = z.enum(PICTURE_PURPOSES);
const share = z.coerce.number().min(0).max(1).default(0.5);

/** A picture that was uploaded, cut to its shape and kept in several widths. */
export const UploadedImage = z.strictObject({
  imageId: Id,
  organisationId: Id,
  purpose: PicturePurpose,
  /** Where its widest file is, from the site's root. */
  address: z.string(),
  /** Until then something has to use it, or it is forgotten. */
  keptUntil: Instant,
});
export type UploadedImage = z.infer<typeof UploadedImage>;

export const mediaOperations = operations({
  uploadImage: {
    method: 'POST',
    path: '/desk/images',
    tag: 'Titles',
    summary:
      'Uploads a picture as it is: JPEG, PNG, WebP or AVIF, at most 10 MB and 40 million pixels. The same bytes are the same image.',
    access: 'staff',
    right: 'run-titles',
    query: z.strictObject({
      organisation: Id,
      purpose: PicturePurpose,
      /** What of a picture of another shape is kept: 0 its left or upper end, 1 the other one. */
      focusX: share,
      focusY: share,
    }),
    bodyTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
    status: 201,
    output: UploadedImage,
    problems: ['no-such-organisation', 'image-refused'],
  },
});
