/** The two functions the draw is made of, handed in: `sha256.ts` runs everywhere, tests take Node's own, too. */
export interface Digests {
  readonly sha256: (message: Uint8Array) => Uint8Array;
  /** Bound to a key, because one key serves thousands of messages. */
  readonly hmacSha256: (key: Uint8Array) => (message: Uint8Array) => Uint8Array;
}

/** Lower-case hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** @throws RangeError when it is not lower-case hexadecimal of whole bytes */
export function bytesOfHex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new RangeError('must be lower-case hexadecimal');
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(i * 2, i * 2 + 2), 16),
  );
}

/**
 * The bytes of lines of printable ASCII, each ended by a line feed. What the draw hashes is such
 * text, so that anybody can re-compute it with `printf` and `sha256sum`.
 *
 * @throws RangeError on any other character: it would have more than one spelling in bytes
 */
export function linesAsBytes(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => `${line}\n`).join('');
  if (!lines.every((line) => /^[ -~]*$/.test(line))) {
    throw new RangeError('must be printable ASCII');
  }
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
