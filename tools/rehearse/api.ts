import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked } from './ledger.ts';

const CONNECTIONS_MAX = 512;
const ANSWER_MS_MAX = 30_000;
/** Who is told "later" asks again for so long. */
const PATIENCE_MS = 60_000;
const LOST_PAUSE_MS = 500;

export interface Answer<T> {
  /** 0: no answer came. */
  readonly status: number;
  readonly body: T & { readonly code?: string; readonly detail?: string };
  readonly raw: string;
  readonly retryAfterMs: number;
  readonly etag: string | undefined;
}

export interface Asking {
  readonly token?: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The installation's public API, over HTTP. Every answer is noted. */
export interface Api {
  readonly nowMs: () => number;
  ask<T>(what: string, method: string, path: string, asking?: Asking): Promise<Answer<T>>;
  /** Asks again after "later" (429, 503) and lost answers, as a browser does; with the same key. */
  insist<T>(what: string, method: string, path: string, asking?: Asking): Promise<Answer<T>>;
  close(): void;
}

export function openApi(url: string, note: (asked: Asked) => void): Api {
  const isTls = url.startsWith('https:');
  const options = { keepAlive: true, maxSockets: CONNECTIONS_MAX };
  const agent = isTls ? new TlsAgent(options) : new Agent(options);
  const startedAt = performance.now();
  const nowMs = (): number => performance.now() - startedAt;

  function send<T>(method: string, path: string, asking: Asking): Promise<Answer<T>> {
    const text = asking.body === undefined ? undefined : JSON.stringify(asking.body);
    const headers = {
      ...(asking.token === undefined ? {} : { authorization: `Bearer ${asking.token}` }),
      ...(asking.key === undefined ? {} : { 'idempotency-key': asking.key }),
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...asking.headers,
    };
    return new Promise((resolve, reject) => {
      const call = (isTls ? tlsRequest : request)(
        `${url}/api/v1${path}`,
        { method, agent, headers, timeout: ANSWER_MS_MAX },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.once('error', reject);
          response.once('end', () => {
            const raw = Buffer.concat(parts).toString();
            const isJson = response.headers['content-type']?.includes('json') && raw !== '';
            resolve({
              status: response.statusCode ?? 0,
              raw,
              body: isJson ? JSON.parse(raw) : {},
              retryAfterMs: Number(response.headers['retry-after'] ?? 1) * 1_000,
              etag: response.headers.etag,
            });
          });
        },
      );
      call.once('timeout', () => call.destroy(new Error('no answer in time')));
      call.once('error', reject);
      call.end(text);
    });
  }

  async function ask<T>(
    what: string,
    method: string,
    path: string,
    asking: Asking = {},
  ): Promise<Answer<T>> {
    const atMs = nowMs();
    const lost = (): Answer<T> => ({
      ...{ status: 0, raw: '', retryAfterMs: LOST_PAUSE_MS, etag: undefined },
      body: { code: 'no-answer' } as Answer<T>['body'],
    });
    const answer = await send<T>(method, path, asking).catch(lost);
    const code = answer.status === 0 || answer.status >= 400 ? (answer.body.code ?? null) : null;
    note({ what, atMs, tookMs: nowMs() - atMs, status: answer.status, code });
    return answer;
  }

  return {
    nowMs,
    ask,
    insist: async <T>(what: string, method: string, path: string, asking?: Asking) => {
      const until = nowMs() + PATIENCE_MS;
      for (;;) {
        const answer = await ask<T>(what, method, path, asking);
        const isLater =
          answer.status === 0 ||
          answer.body.code === 'overloaded' ||
          answer.body.code === 'too-many-requests';
        if (!isLater || nowMs() > until) return answer;
        await sleep(answer.retryAfterMs);
      }
    },
    close: () => agent.destroy(),
  };
}
