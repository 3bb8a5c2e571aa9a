/** How ids are spelled: docs/ticket-format.md. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const PREFIX = 'tkt_';
const BODY = /^tkt_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
const CHARACTERS = 26;
const BITS_PER_CHARACTER = 5n;
export const TICKET_ID_BYTES = 16;

/** The ticket id that 16 bytes spell. */
export function ticketIdOf(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let body = '';
  for (let index = 0; index < CHARACTERS; index += 1) {
    body = ALPHABET.charAt(Number(value & 31n)) + body;
    value >>= BITS_PER_CHARACTER;
  }
  return PREFIX + body;
}

/** The 16 bytes that a ticket id spells. @throws RangeError for anything but a ticket id. */
export function ticketIdBytes(ticketId: string): Uint8Array<ArrayBuffer> {
  const body = BODY.exec(ticketId)?.[1];
  if (body === undefined) throw new RangeError(`not a ticket id: ${ticketId}`);
  let value = 0n;
  for (const character of body) {
    value = (value << BITS_PER_CHARACTER) | BigInt(ALPHABET.indexOf(character));
  }
  const bytes = new Uint8Array(TICKET_ID_BYTES);
  for (let index = TICKET_ID_BYTES - 1; index >= 0; index -= 1) {
    bytes[index] = Number(value & 0xffn);
    value >>= 8n;
  }
  return bytes;
}
