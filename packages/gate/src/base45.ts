const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE = 45;
const VALUE_OF = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** The bytes, or undefined for text that is no base45. Source: RFC 9285. */
export function decodeBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 3) {
    const group = text.slice(index, index + 3);
    const value = valueOf(group);
    if (value === undefined || value > (group.length === 3 ? 0xffff : 0xff)) return undefined;
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Least significant digit first. */
function valueOf(group: string): number | undefined {
  let value = 0;
  for (const character of Array.from(group).toReversed()) {
    const digit = VALUE_OF.get(character);
    if (digit === undefined) return undefined;
    value = value * BASE + digit;
  }
  return value;
}
