/** The alphabet of the ids' bodies: see `platform/ids.ts`. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const PREFIX = 'tkt_';
const BODY = /^tkt_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
export const TICKET_ID_BYTES = 16;

/** The 16 bytes that a ticket id spells. @throws RangeError for anything but a ticket id. */
export function ticketIdBytes(ticketId: string): Buffer {
  const body = BODY.exec(ticketId)?.[1];
  if (body === undefined) throw new RangeError(`not a ticket id: ${ticketId}`);
  let value = 0n;
  for (const character of body) value = (value << 5n) | BigInt(ALPHABET.indexOf(character));
  return Buffer.from(value.toString(16).padStart(TICKET_ID_BYTES * 2, '0'), 'hex');
}

export function ticketIdOf(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let body = '';
  for (let index = 0; index < 26; index++) {
    body = ALPHABET.charAt(Number(value & 31n)) + body;
    value >>= 5n;
  }
  return PREFIX + body;
}
