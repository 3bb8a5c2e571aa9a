import { decodeBase45 } from './base45.ts';
import { TICKET_ID_BYTES, ticketIdOf } from './ticket-id.ts';

const PREFIX = 'HF1:';
const VERSION = 1;
const SIGNATURE_BYTES = 64;
const KEY_ID_AT = 1;
const TICKET_ID_AT = 5;
const SHOW_DIGEST_AT = TICKET_ID_AT + TICKET_ID_BYTES;
const STARTS_AT_AT = SHOW_DIGEST_AT + 8;
const EXPIRES_AT_AT = STARTS_AT_AT + 4;
const SEAT_LENGTH_AT = EXPIRES_AT_AT + 4;
const HEAD_BYTES = SEAT_LENGTH_AT + 1;
const SEAT_BYTES_MAX = 24;

/** What a ticket says, by docs/ticket-format.md; not yet believed. */
export interface TicketClaims {
  readonly keyId: string;
  readonly ticketId: string;
  readonly showDigest: string;
  readonly startsAtMs: number;
  readonly expiresAtMs: number;
  readonly seatId: string;
}

export interface SignedClaims {
  readonly claims: TicketClaims;
  /** The bytes that the signature covers. */
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * Takes a payload apart: the signature is still to be checked. White space around it does not count.
 * @returns undefined for anything that is not laid out to the last byte as tickets are
 */
export function readPayload(payload: string): SignedClaims | undefined {
  const text = payload.trim();
  if (!text.startsWith(PREFIX)) return undefined;
  const bytes = decodeBase45(text.slice(PREFIX.length));
  if (!bytes || bytes.length <= HEAD_BYTES + SIGNATURE_BYTES || bytes[0] !== VERSION) {
    return undefined;
  }
  const signed = bytes.slice(0, -SIGNATURE_BYTES);
  const seatId = String.fromCharCode(...signed.subarray(HEAD_BYTES));
  if (signed[SEAT_LENGTH_AT] !== seatId.length || seatId.length > SEAT_BYTES_MAX) return undefined;
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(seatId)) return undefined;
  const view = new DataView(signed.buffer);
  return {
    claims: {
      keyId: hex(signed.subarray(KEY_ID_AT, TICKET_ID_AT)),
      ticketId: ticketIdOf(signed.subarray(TICKET_ID_AT, SHOW_DIGEST_AT)),
      showDigest: hex(signed.subarray(SHOW_DIGEST_AT, STARTS_AT_AT)),
      startsAtMs: view.getUint32(STARTS_AT_AT) * 1_000,
      expiresAtMs: view.getUint32(EXPIRES_AT_AT) * 1_000,
      seatId,
    },
    signed,
    signature: bytes.slice(-SIGNATURE_BYTES),
  };
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
