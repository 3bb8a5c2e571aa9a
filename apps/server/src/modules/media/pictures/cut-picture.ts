import {
  heightOf,
  PICTURE_PIXELS_MAX,
  PICTURES,
  type PicturePurpose,
  widestOf,
} from '@houseful/contract/pictures';
import type { ProblemMembers } from '@houseful/contract/problems';
import sharp, { type Sharp } from 'sharp';
import { type Problem, problem } from '#platform/problem';
import { cropTo, type Focus, type Size } from '../rules/crop.ts';
import { pictureTypeOf } from '../rules/picture-type.ts';

const WEBP_QUALITY = 80;
const JPEG_QUALITY = 82;
/** Behind what can be seen through. */
const GROUND = '#1c1917';
const CUT_SECONDS_MAX = 15;

// Of all that the library could read, what we take and nothing else: no drawing with links in it, no document.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((type) => `VipsForeignLoad${type}Buffer`),
});
// One thread a picture, and nothing kept from one to the next: buyers need the machine.
sharp.concurrency(1);
sharp.cache(false);

export interface PictureFile {
  /** As in `600.webp`. */
  readonly variant: string;
  readonly bytes: Uint8Array;
}

/**
 * Every file of the picture, made anew from its pixels: cut to its shape, upright, in sRGB, without a word of what else
 * was in it. Works on threads of its own.
 * @throws image-refused
 */
export async function cutPicture(
  bytes: Uint8Array,
  { purpose, focus }: { purpose: PicturePurpose; focus: Focus },
): Promise<PictureFile[]> {
  if (pictureTypeOf(bytes) === null) throw refused('not-a-picture', purpose);
  const size = await sizeOf(bytes, purpose);
  const { ratio, widths } = PICTURES[purpose];
  const crop = cropTo(size, ratio, focus);
  const widest = widestOf(purpose);
  const least = leastOf(purpose);
  if (crop.width < least.width || crop.height < least.height) throw refused('too-small', purpose);

  const { data, info } = await open(bytes)
    .autoOrient()
    .extract(crop)
    .resize(widest, heightOf(purpose, widest), { fit: 'fill' })
    .flatten({ background: GROUND })
    .toColourspace('srgb')
    .raw()
    .timeout({ seconds: CUT_SECONDS_MAX })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw refused('damaged', purpose);
    });
  const { width, height, channels } = info;
  const pixels = () => sharp(data, { raw: { width, height, channels } });
  const files: PictureFile[] = [];
  for (const each of widths) {
    const smaller = pixels().resize(each, heightOf(purpose, each), { fit: 'fill' });
    const webp = await smaller.webp({ quality: WEBP_QUALITY }).toBuffer();
    files.push({ variant: `${each}.webp`, bytes: webp });
  }
  const jpeg = await pixels().jpeg({ quality: JPEG_QUALITY, mozjpeg: true }).toBuffer();
  return [...files, { variant: `${widest}.jpg`, bytes: jpeg }];
}

/** Upright, by what the file's head says: nothing is unpacked before it is known to be small enough. */
async function sizeOf(bytes: Uint8Array, purpose: PicturePurpose): Promise<Size> {
  const told = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw refused('damaged', purpose);
    });
  const { width, height } = told.autoOrient;
  if ((told.pages ?? 1) > 1) throw refused('moves', purpose);
  if (width * height > PICTURE_PIXELS_MAX) throw refused('too-many-pixels', purpose);
  return { width, height };
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, {
    limitInputPixels: PICTURE_PIXELS_MAX,
    // A picture with its end missing is refused; what cameras do wrong and every program reads is not.
    failOn: 'error',
    sequentialRead: true,
  });
}

function leastOf(purpose: PicturePurpose): Size {
  const width = widestOf(purpose);
  return { width, height: heightOf(purpose, width) };
}

function refused(
  reason: ProblemMembers<'image-refused'>['reason'],
  purpose: PicturePurpose,
): Problem {
  const { width: widthMin, height: heightMin } = leastOf(purpose);
  return problem('image-refused', {
    reason,
    widthMin,
    heightMin,
    pixelsMax: PICTURE_PIXELS_MAX,
  });
}
