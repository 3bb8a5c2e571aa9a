import type { OutputOf, Operation, SentInputOf } from '@houseful/contract/operation';
import { addressOf } from './address.ts';
import type { Credentials } from './client.ts';
import { isProblem, noConnection, readProblem } from './problem.ts';

/** A picture of 10 MB on a slow line takes its time. */
export const UPLOAD_MS_MAX = 180_000;

/** What travels in one upload. */
export interface Parcel {
  readonly address: string;
  readonly token: string | null;
  readonly file: Blob;
  readonly signal: AbortSignal | undefined;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Carries a parcel and brings the answer; rejects when none came. */
export type UploadTransport = (parcel: Parcel) => Promise<Response>;

export interface UploadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** Sends a file as the body of an operation, the rest of its input as the query. Everything that is not a success is an `ApiProblem`. */
export type Upload = <O extends Operation>(
  operation: O,
  input: SentInputOf<O>,
  file: Blob,
  options?: UploadOptions,
) => Promise<OutputOf<O>>;

/** A lost upload is sent again by who wants it: it is the same thing then, but it may be large. */
export function createUpload(parts: {
  readonly transport: UploadTransport;
  readonly credentials: Credentials;
}): Upload {
  const { transport, credentials } = parts;
  return async (operation, input, file, { signal, onProgress = () => undefined } = {}) => {
    const { address } = addressOf(operation, Object(input));
    const send = async (token: string | null) => {
      const answer = await transport({ address, token, file, signal, onProgress }).catch(() => {
        signal?.throwIfAborted();
        throw noConnection();
      });
      if (!answer.ok) throw await readProblem(answer);
      return await answer.json();
    };
    const token = await credentials.accessToken();
    try {
      return await send(token);
    } catch (error) {
      const isRefused = isProblem(error, 'token-expired') || isProblem(error, 'unauthenticated');
      const renewed = isRefused && token !== null ? await credentials.renew(token) : null;
      if (renewed === null) throw error;
      return send(renewed);
    }
  };
}

/** `fetch` does not tell how far it is. */
export const uploadInBrowser: UploadTransport = ({ address, token, file, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.timeout = UPLOAD_MS_MAX;
    request.responseType = 'text';
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    for (const failure of ['error', 'abort', 'timeout']) {
      request.addEventListener(failure, () => reject(new Error(failure)));
    }
    request.addEventListener('load', () => {
      const type = request.getResponseHeader('content-type') ?? '';
      const { status, responseText } = request;
      resolve(new Response(responseText, { status, headers: { 'content-type': type } }));
    });
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
