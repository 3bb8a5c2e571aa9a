const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE = 45;
const VALUE_OF = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/**
 * Bytes as text in the 45 characters that a QR code packs tightest: two bytes become three
 * characters, a last odd byte two.
 * Source: RFC 9285.
 */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    const high = bytes[index] ?? 0;
    const low = bytes[index + 1];
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3);
  }
  return text;
}

/** The bytes, or undefined for text that `encodeBase45` never writes. */
export function decodeBase45(text: string): Buffer | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 3) {
    const group = text.slice(index, index + 3);
    const value = valueOf(group);
    if (value === undefined) return undefined;
    if (group.length === 3) {
      if (value > 0xffff) return undefined;
      bytes.push(value >> 8, value & 0xff);
    } else {
      if (value > 0xff) return undefined;
      bytes.push(value);
    }
  }
  return Buffer.from(bytes);
}

/** Least significant digit first. */
function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / BASE)) {
    text += ALPHABET.charAt(rest % BASE);
  }
  return text;
}

function valueOf(group: string): number | undefined {
  let value = 0;
  for (const character of Array.from(group).toReversed()) {
    const digit = VALUE_OF.get(character);
    if (digit === undefined) return undefined;
    value = value * BASE + digit;
  }
  return value;
}
