import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Settings } from './s3-blobs.ts';

export interface FakeS3 {
  readonly settings: S3Settings;
  readonly objects: ReadonlyMap<string, { bytes: Buffer; contentType: string | undefined }>;
  /** Answers so many requests from now on with this status. */
  failNext(times: number, status: number): void;
  close(): Promise<void>;
}

const BUCKET = 'pictures';
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY' };

/** A bucket in memory that believes nobody whose signature (AWS Signature Version 4) it cannot compute again. */
export async function fakeS3(): Promise<FakeS3> {
  const objects = new Map<string, { bytes: Buffer; contentType: string | undefined }>();
  let failing = { times: 0, status: 0 };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (failing.times > 0) {
      failing.times -= 1;
      response.writeHead(failing.status).end('<Error><Code>SlowDown</Code></Error>');
      return;
    }
    const fault = faultOf(request, body);
    if (fault !== null) {
      response.writeHead(403).end(`<Error><Code>${fault}</Code></Error>`);
      return;
    }
    const path = request.url ?? '';
    if (!path.startsWith(`/${BUCKET}/`)) {
      response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
    } else if (request.method === 'PUT') {
      objects.set(path, { bytes: body, contentType: request.headers['content-type'] });
      response.writeHead(200).end();
    } else if (request.method === 'DELETE') {
      objects.delete(path);
      response.writeHead(204).end();
    } else {
      const found = objects.get(path);
      if (found) response.writeHead(200).end(found.bytes);
      else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      ...{ bucket: BUCKET, region: 'eu-central-1', prefix: 'houseful/', ...KEYS },
    },
    objects,
    failNext: (times, status) => {
      failing = { times, status };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Why the request is not believed; null when it is. By the steps of Amazon's own description. */
function faultOf({ method, url = '', headers }: IncomingMessage, body: Buffer): string | null {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  const [, keyId, day = '', region = '', signedNames = '', signature] = parts ?? [];
  if (!parts || keyId !== KEYS.accessKeyId) return 'InvalidAccessKeyId';
  const moment = String(headers['x-amz-date']);
  if (!/^\d{8}T\d{6}Z$/.test(moment) || !moment.startsWith(day)) return 'AccessDenied';
  const digest = String(headers['x-amz-content-sha256']);
  if (digest !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const names = signedNames.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name)))
    return 'AccessDenied';
  const { pathname, search } = new URL(url, 'http://store');
  const canonical = [
    ...[method, pathname, search.slice(1)],
    ...names.map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}`),
    ...['', signedNames, digest],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from(`AWS4${KEYS.secretAccessKey}`),
  );
  const expected = createHmac('sha256', key).update(toSign).digest('hex');
  return signature === expected ? null : 'SignatureDoesNotMatch';
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
