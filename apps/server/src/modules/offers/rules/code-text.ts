/** Crockford's alphabet: nothing in it is misread, on paper or on the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 10;

/** So many bytes of chance make one code. */
export const CODE_BYTES = CHARACTERS;

/** A single-use code of these bytes: 50 bits of chance, which nobody guesses at a hundred tries in five minutes. */
export function codeText(prefix: string | undefined, bytes: Uint8Array): string {
  let text = prefix === undefined ? '' : `${prefix}-`;
  for (const byte of bytes) text += ALPHABET[byte & 31];
  return text;
}
