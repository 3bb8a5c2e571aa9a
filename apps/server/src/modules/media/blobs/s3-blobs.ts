import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { Clock } from '#platform/clock';
import { overloaded } from '#platform/problem';
import type { Logger } from '#platform/telemetry/logger';
import { within } from '#platform/within';
import { type BlobStore, checkKey } from './blob-store.ts';

export interface S3Settings {
  /** As in `https://s3.eu-central-1.amazonaws.com`; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Before every key, as in `houseful/`. */
  readonly prefix: string;
}

const ANSWER_MS_MAX = 10_000;
const ATTEMPTS_MAX = 3;
const PAUSE_MS = 200;
const RETRY_AFTER_MS = 5_000;

type Method = 'GET' | 'PUT' | 'DELETE';

/**
 * Objects of a bucket of Amazon's S3 or of anything that speaks like it. Each request is signed (AWS Signature Version 4), the
 * digest of what is put included.
 * @throws overloaded when the store does not answer, or answers that it cannot
 */
export function createS3Blobs(
  settings: S3Settings,
  deps: { clock: Clock; log: Logger },
): BlobStore {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, prefix } = settings;
  const { clock, log } = deps;
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });

  async function once(method: Method, key: string, body?: Uint8Array, type?: string) {
    const request = await signer.sign(`${endpoint}/${bucket}/${prefix}${key}`, {
      method,
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
      aws: { datetime: compact(clock.now()) },
    });
    return within(clock, ANSWER_MS_MAX, async (signal) => {
      const answer = await fetch(request, { signal });
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
    });
  }

  async function ask(method: Method, name: string, body?: Uint8Array, type?: string) {
    const key = checkKey(name);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await once(method, key, body, type).catch((error: Error) => error);
      if (!(outcome instanceof Error)) {
        if (outcome.status < 300 || outcome.status === 404) return outcome;
        const words = new TextDecoder().decode(outcome.bytes.subarray(0, 300));
        log.error({ status: outcome.status, words, method, key }, 'the blob store refused');
        if (outcome.status < 500) throw overloaded(RETRY_AFTER_MS);
      } else {
        log.warn({ message: outcome.message, method, key }, 'the blob store did not answer');
      }
      if (attempt === ATTEMPTS_MAX) throw overloaded(RETRY_AFTER_MS);
      await clock.sleep(PAUSE_MS * attempt);
    }
  }

  return {
    put: async (key, bytes, contentType) => {
      const { status } = await ask('PUT', key, bytes, contentType);
      if (status === 404) throw new Error(`the blob store has no bucket ${bucket}`);
    },
    get: async (key) => {
      const { status, bytes } = await ask('GET', key);
      return status === 404 ? null : bytes;
    },
    delete: async (key) => {
      await ask('DELETE', key);
    },
  };
}

/** `20261120T120000Z` */
function compact(moment: Date): string {
  return moment.toISOString().replace(/[:-]|\.\d{3}/g, '');
}
