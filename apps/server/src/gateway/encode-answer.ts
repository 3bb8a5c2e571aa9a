import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Answers from this size on are compressed once and kept, instead of anew for every reader. */
export const KEEP_COMPRESSED_FROM_BYTES = 64 * 1024;

/** A public answer as it travels. */
export interface EncodedAnswer {
  readonly body: Buffer;
  /** Strong: the same bytes, the same tag, whichever process answers. */
  readonly etag: string;
  /** The body compressed; worked out on the first call, in a thread, and kept. */
  compressed(): Promise<Buffer>;
}

const encoded = new WeakMap<object, EncodedAnswer>();

/**
 * Writes an answer out, once per object: a module that answers the same object again, because
 * nothing has changed, has it sent without the work of writing, hashing and compressing.
 */
export function encodeAnswer(output: object | string): EncodedAnswer {
  if (typeof output === 'string') return encode(Buffer.from(output));
  const known = encoded.get(output);
  if (known) return known;
  const fresh = encode(output instanceof Uint8Array ? Buffer.from(output) : toJson(output));
  encoded.set(output, fresh);
  return fresh;
}

function toJson(output: object): Buffer {
  return Buffer.from(JSON.stringify(output));
}

function encode(body: Buffer): EncodedAnswer {
  let compressing: Promise<Buffer> | undefined;
  return {
    body,
    etag: `"${createHash('sha1').update(body).digest('base64url')}"`,
    compressed: () => (compressing ??= compress(body)),
  };
}
