import type { Subtle } from './subtle.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { ticketIdBytes } from './ticket-id.ts';

const LABEL = 'houseful gate sheet 1';
const INDEX_BYTES = 12;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** What a scanner shows of a ticket, once the ticket itself is in front of it. */
export interface SheetRecord {
  readonly seatId: string;
  readonly section: string;
  readonly row: string;
  readonly number: string;
  readonly gate: string;
  readonly categoryId: string;
  readonly categoryName: string;
  readonly name: string | null;
  readonly code: string;
}

/** Where a ticket stands on a sheet, and what opens its record there. */
export interface SheetKey {
  /** 16 characters of base64url. */
  readonly index: string;
  readonly key: Uint8Array<ArrayBuffer>;
}

/**
 * Both follow from the ticket id by one SHA-512 over label, salt and id. The id is 128 bits that nobody guesses and that
 * only the ticket shows: without tickets a sheet can be neither read nor searched, and the index tells nothing of the key.
 */
export async function sheetKeyOf(
  subtle: Subtle,
  salt: Uint8Array,
  ticketId: string,
): Promise<SheetKey> {
  const label = new TextEncoder().encode(LABEL);
  const message = Uint8Array.from([...label, ...salt, ...ticketIdBytes(ticketId)]);
  const digest = new Uint8Array(await subtle.digest('SHA-512', message));
  return {
    index: toBase64url(digest.subarray(0, INDEX_BYTES)),
    key: digest.slice(INDEX_BYTES, INDEX_BYTES + KEY_BYTES),
  };
}

/** The record, if this key sealed exactly that; null for anything else. */
export async function openRecord(
  subtle: Subtle,
  key: Uint8Array<ArrayBuffer>,
  sealed: string,
): Promise<SheetRecord | null> {
  const bytes = fromBase64url(sealed);
  if (!bytes || bytes.length <= NONCE_BYTES) return null;
  try {
    const cipher = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const iv = bytes.slice(0, NONCE_BYTES);
    const plain = await subtle.decrypt({ name: 'AES-GCM', iv }, cipher, bytes.slice(NONCE_BYTES));
    return recordOf(JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    return null;
  }
}

function recordOf(tuple: readonly (string | null)[]): SheetRecord {
  const text = (at: number): string => tuple[at] ?? '';
  return {
    ...{ seatId: text(0), section: text(1), row: text(2), number: text(3), gate: text(4) },
    ...{ categoryId: text(5), categoryName: text(6), name: tuple[7] ?? null, code: text(8) },
  };
}
