export type PictureType = 'jpeg' | 'png' | 'webp' | 'avif';

/** Where the bytes begin that say what a file is. */
const SIGNS: readonly (readonly [PictureType, (bytes: Uint8Array) => boolean])[] = [
  ['jpeg', (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['png', (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['webp', (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP'],
  ['avif', (bytes) => textAt(bytes, 4, 4) === 'ftyp' && textAt(bytes, 8, 4) === 'avif'],
];

/**
 * What kind of picture these bytes begin as, whatever their name or their sender says; null for everything else, SVG, GIF
 * and moving AVIF included.
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  return SIGNS.find(([, isSign]) => isSign(bytes))?.[0] ?? null;
}

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, index) => bytes[index] === byte);
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
