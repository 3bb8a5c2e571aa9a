import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip as gzipBytes } from 'node:zlib';

const compress = promisify(gzipBytes);

/** Below it, compressing costs more than the bytes it saves. */
export const COMPRESS_FROM_BYTES = 2_048;

/** A public answer as it travels. */
export interface EncodedAnswer {
  /** A small one is a text, which leaves in one piece with its headers. */
  readonly body: Buffer | string;
  /** Strong: the same bytes, the same tag, whichever process answers. */
  readonly etag: string;
  /** The body compressed; worked out on the first call, in a thread, and kept. */
  compressed(): Promise<Buffer>;
  /** The same, once it has been worked out. */
  readonly gzip: Buffer | undefined;
}

const encoded = new WeakMap<object, EncodedAnswer>();

/**
 * Writes an answer out, once per object: a module that answers the same object again, because
 * nothing has changed, has it sent without the work of writing, hashing and compressing.
 */
export function encodeAnswer(output: object | string): EncodedAnswer {
  if (typeof output === 'string') return encode(output);
  const known = encoded.get(output);
  if (known) return known;
  const fresh = encode(output instanceof Uint8Array ? Buffer.from(output) : JSON.stringify(output));
  encoded.set(output, fresh);
  return fresh;
}

function encode(body: Buffer | string): EncodedAnswer {
  let compressing: Promise<Buffer> | undefined;
  let gzip: Buffer | undefined;
  return {
    body: body.length < COMPRESS_FROM_BYTES ? body : Buffer.from(body),
    etag: `"${hash('sha1', body, 'base64url')}"`,
    compressed: () =>
      (compressing ??= compress(body).then((bytes) => {
        gzip = bytes;
        return bytes;
      })),
    get gzip() {
      return gzip;
    },
  };
}
