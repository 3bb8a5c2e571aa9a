import { SeatId } from '@houseful/contract/primitives';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { TICKET_ID_BYTES, ticketIdBytes, ticketIdOf } from './ticket-id.ts';

/** Says what the rest is written in; a scanner that does not know it must not guess. */
const PREFIX = 'HF1:';
const VERSION = 1;
const KEY_ID_BYTES = 4;
const SHOW_DIGEST_BYTES = 8;
export const SIGNATURE_BYTES = 64;
/** Everything before the seat: version, key id, ticket id, show digest, two instants, a length. */
const HEAD_BYTES = 1 + KEY_ID_BYTES + TICKET_ID_BYTES + SHOW_DIGEST_BYTES + 4 + 4 + 1;

/** What a gate without a network can know of a ticket. Nothing about the person. */
export interface TicketClaims {
  /** 8 hexadecimal digits. */
  readonly keyId: string;
  readonly ticketId: string;
  /** 16 hexadecimal digits; compared with the digest of the show the gate is for. */
  readonly showDigest: string;
  readonly startsAtSeconds: number;
  readonly expiresAtSeconds: number;
  readonly seatId: string;
}

export interface SignedClaims {
  readonly claims: TicketClaims;
  /** The bytes that the signature covers. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * The bytes to be signed, in the layout of docs/ticket-format.md.
 * @throws RangeError where something does not fit its field (instants end in the year 2106).
 */
export function writeClaims(claims: TicketClaims): Buffer {
  const seat = Buffer.from(SeatId.parse(claims.seatId), 'ascii');
  const instants = Buffer.alloc(8);
  instants.writeUInt32BE(claims.startsAtSeconds, 0);
  instants.writeUInt32BE(claims.expiresAtSeconds, 4);
  return Buffer.concat([
    Buffer.of(VERSION),
    hex(claims.keyId, KEY_ID_BYTES),
    ticketIdBytes(claims.ticketId),
    hex(claims.showDigest, SHOW_DIGEST_BYTES),
    instants,
    Buffer.of(seat.length),
    seat,
  ]);
}

/** What the QR code holds. */
export function printPayload(signed: Uint8Array, signature: Uint8Array): string {
  return PREFIX + encodeBase45(Buffer.concat([signed, signature]));
}

/**
 * Takes a payload apart without believing it: the signature is still to be checked.
 * White space around it, as scanners like to add, does not count.
 * @returns undefined for anything that is not laid out to the last byte as ours are.
 */
export function readPayload(payload: string): SignedClaims | undefined {
  const text = payload.trim();
  if (!text.startsWith(PREFIX)) return undefined;
  const bytes = decodeBase45(text.slice(PREFIX.length));
  if (!bytes || bytes.length <= HEAD_BYTES + SIGNATURE_BYTES || bytes[0] !== VERSION) {
    return undefined;
  }
  const signed = bytes.subarray(0, -SIGNATURE_BYTES);
  const seat = signed.subarray(HEAD_BYTES);
  const seatId = SeatId.safeParse(seat.toString('latin1'));
  if (signed[HEAD_BYTES - 1] !== seat.length || !seatId.success) return undefined;
  let offset = 1;
  const next = (length: number): Buffer => signed.subarray(offset, (offset += length));
  return {
    claims: {
      keyId: next(KEY_ID_BYTES).toString('hex'),
      ticketId: ticketIdOf(next(TICKET_ID_BYTES)),
      showDigest: next(SHOW_DIGEST_BYTES).toString('hex'),
      startsAtSeconds: next(4).readUInt32BE(),
      expiresAtSeconds: next(4).readUInt32BE(),
      seatId: seatId.data,
    },
    signed,
    signature: bytes.subarray(-SIGNATURE_BYTES),
  };
}

function hex(text: string, bytes: number): Buffer {
  const buffer = Buffer.from(text, 'hex');
  if (buffer.length !== bytes) throw new RangeError(`not ${bytes} bytes in hexadecimal: ${text}`);
  return buffer;
}
