import { createCipheriv, hash } from 'node:crypto';
import { ticketIdBytes } from '@houseful/gate/ticket-id';
import type { SheetRecord } from '@houseful/gate/open-record';

const LABEL = Buffer.from('houseful gate sheet 1');
const INDEX_BYTES = 12;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
/** Records are filled up to a multiple of it: their length tells nothing of a name. */
const PLAIN_BYTES_STEP = 32;

/** A ticket's line on its show's sheet. */
export interface SheetEntry {
  /** 16 characters of base64url. */
  readonly index: string;
  readonly sealed: string;
}

/**
 * The entry as docs/gate-lists.md lays it out; the same ticket and record are the same bytes. With node:crypto, some 60 µs on a busy core:
 * an on-sale writes thousands a second. Scanners open it with `@houseful/gate/open-record`; one set of test vectors holds both.
 */
export function sealEntry(salt: Uint8Array, ticketId: string, record: SheetRecord): SheetEntry {
  const digest = hash('sha512', Buffer.concat([LABEL, salt, ticketIdBytes(ticketId)]), 'buffer');
  const key = digest.subarray(INDEX_BYTES, INDEX_BYTES + KEY_BYTES);
  const plain = plainOf(record);
  const nonce = hash('sha256', Buffer.concat([key, plain]), 'buffer').subarray(0, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return {
    index: digest.subarray(0, INDEX_BYTES).toString('base64url'),
    sealed: sealed.toString('base64url'),
  };
}

/** Without names of fields: there are tens of thousands of records. */
function plainOf(record: SheetRecord): Buffer {
  const { seatId, section, row, number, gate, categoryId, categoryName, name, code } = record;
  const bytes = Buffer.from(
    JSON.stringify([seatId, section, row, number, gate, categoryId, categoryName, name, code]),
  );
  const length = Math.ceil(bytes.length / PLAIN_BYTES_STEP) * PLAIN_BYTES_STEP;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
}
