/** What a picture is for: its shape, and the widths in which it is kept. */
export const PICTURES = {
  poster: { ratio: 2 / 3, widths: [160, 320, 480, 600] },
  banner: { ratio: 16 / 9, widths: [480, 800, 1200] },
} as const;
export type PicturePurpose = keyof typeof PICTURES;
export const PICTURE_PURPOSES = ['poster', 'banner'] as const satisfies readonly PicturePurpose[];

export const PICTURE_BYTES_MAX = 10 * 1024 * 1024;
export const PICTURE_PIXELS_MAX = 40_000_000;

/** The widest one: what is asked for is never wider than what was uploaded. */
export function widestOf(purpose: PicturePurpose): number {
  return Math.max(...PICTURES[purpose].widths);
}

export function heightOf(purpose: PicturePurpose, width: number): number {
  return Math.round(width / PICTURES[purpose].ratio);
}

/** The names of all files of a picture: WebP in each width, and the widest as JPEG for who cannot read that. */
export function variantsOf(purpose: PicturePurpose): string[] {
  const { widths } = PICTURES[purpose];
  return [...widths.map((width) => `${width}.webp`), `${widestOf(purpose)}.jpg`];
}

/** Where the widest one is, from the site's root. */
export function pictureAddress(imageId: string, purpose: PicturePurpose): string {
  return `/media/${imageId}/${widestOf(purpose)}.webp`;
}

/** All widths of a picture by the address of its widest, for `srcset`; undefined for one that is drawn. */
export function pictureSources(address: string, purpose: PicturePurpose): string | undefined {
  const [, folder] = /^(\/media\/[^/]+)\/\d+\.webp$/.exec(address) ?? [];
  if (folder === undefined) return undefined;
  return PICTURES[purpose].widths.map((width) => `${folder}/${width}.webp ${width}w`).join(', ');
}

/** The same picture as a file that everybody can read; undefined for one that is drawn. */
export function pictureForEverybody(address: string): string | undefined {
  return address.startsWith('/media/') ? address.replace(/\.webp$/, '.jpg') : undefined;
}
