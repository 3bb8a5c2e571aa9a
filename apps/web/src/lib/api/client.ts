import type { Operation, OutputOf, SentInputOf, TokenHeader } from '@houseful/contract/operation';
import type { Device } from '../time/device.ts';
import type { ServerTime } from '../time/server-time.ts';
import { addressOf, type CallableOperation } from './address.ts';
import { ApiProblem, isProblem, noConnection, readProblem } from './problem.ts';

/** Carries a request to the API: `fetch` in the browser, in process on the server. */
export type ApiTransport = (request: Request) => Promise<Response>;

/** Where the caller's access token comes from. */
export interface Credentials {
  /** A token that is still good, renewed if need be; null without a session. */
  accessToken(): Promise<string | null>;
  /** Called when the API refused `token`; another token to try once, or null. */
  renew(token: string): Promise<string | null>;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Names the thing a POST makes; a key of its own is drawn when the caller has none. */
  idempotencyKey?: string;
  /** Leaves given earlier, of those that the operation reads. */
  tokens?: Partial<Record<TokenHeader, string | undefined>>;
}

/** A typed door to the public contract. Everything that is not a success is an `ApiProblem`. */
export interface ApiClient {
  call<O extends Operation>(
    operation: O,
    input: SentInputOf<O>,
    options?: CallOptions,
  ): Promise<OutputOf<O>>;
  /** The same for operations that answer a file. */
  download<O extends Operation>(
    operation: O,
    input: SentInputOf<O>,
    options?: CallOptions,
  ): Promise<Blob>;
}

export interface ApiClientParts {
  transport: ApiTransport;
  /** What relative addresses are relative to. */
  origin: string;
  device: Device;
  serverTime: ServerTime;
  newKey: () => string;
  credentials?: Credentials;
}

export const ATTEMPTS_MAX = 4;
export const REQUEST_TIMEOUT_MS = 20_000;
const BACKOFF_FIRST_MS = 250;
/** A busy box office that asks for a longer pause is shown to the buyer instead. */
const RETRY_AFTER_MS_MAX = 3_000;

/**
 * Every call can be repeated: GET, DELETE and PATCH by nature, POST by its Idempotency-Key. So a
 * lost connection or a busy server is met by up to ATTEMPTS_MAX attempts with the same key.
 */
export function createApiClient(parts: ApiClientParts): ApiClient {
  async function answer(
    operation: CallableOperation,
    input: unknown,
    options: CallOptions = {},
  ): Promise<Response> {
    const makeRequest = requestMaker(parts, operation, input, options);
    const mayIdentify = operation.access !== 'public' || operation.method !== 'GET';
    const token = mayIdentify ? ((await parts.credentials?.accessToken()) ?? null) : null;
    try {
      return await insist(parts, makeRequest, token, options.signal);
    } catch (error) {
      if (token === null || !isRefusedToken(error)) throw error;
      const renewed = await parts.credentials?.renew(token);
      if (!renewed) throw error;
      return insist(parts, makeRequest, renewed, options.signal);
    }
  }

  return {
    call: async (operation, input, options) => {
      const response = await answer(operation, input, options);
      return response.status === 204 ? undefined : await response.json();
    },
    download: async (operation, input, options) => (await answer(operation, input, options)).blob(),
  };
}

type RequestMaker = (token: string | null) => Request;

function requestMaker(
  parts: ApiClientParts,
  operation: CallableOperation,
  input: unknown,
  options: CallOptions,
): RequestMaker {
  const { address, body } = addressOf(operation, Object(input));
  const headers = new Headers({ accept: 'application/json, application/problem+json, */*;q=0.1' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (operation.method === 'POST') {
    headers.set('idempotency-key', options.idempotencyKey ?? parts.newKey());
  }
  for (const [name, leave] of Object.entries(options.tokens ?? {})) {
    if (leave !== undefined) headers.set(name, leave);
  }
  return (token) => {
    const own = new Headers(headers);
    if (token !== null) own.set('authorization', `Bearer ${token}`);
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    return new Request(new URL(address, parts.origin), {
      method: operation.method,
      headers: own,
      body: body === undefined ? null : JSON.stringify(body),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  };
}

async function insist(
  parts: ApiClientParts,
  makeRequest: RequestMaker,
  token: string | null,
  signal: AbortSignal | undefined,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(parts, makeRequest(token), signal);
    } catch (error) {
      const pauseMs = attempt < ATTEMPTS_MAX ? pauseBefore(error, attempt) : null;
      if (pauseMs === null) throw error;
      await parts.device.sleep(pauseMs, signal);
    }
  }
}

async function attemptOnce(
  parts: ApiClientParts,
  request: Request,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const sent = parts.serverTime.mark();
  let response: Response;
  try {
    response = await parts.transport(request);
  } catch {
    signal?.throwIfAborted();
    throw noConnection();
  }
  // A public answer may come out of a cache, with the date of another minute.
  if (request.headers.has('authorization')) {
    parts.serverTime.learn(response.headers.get('date'), sent);
  }
  if (response.ok) return response;
  throw await readProblem(response);
}

/** Null when another attempt would not help. */
function pauseBefore(error: unknown, attempt: number): number | null {
  if (error instanceof ApiProblem && error.code === 'no-connection') {
    return BACKOFF_FIRST_MS * 2 ** (attempt - 1);
  }
  if (isProblem(error, 'overloaded') && error.members.retryAfterMs <= RETRY_AFTER_MS_MAX) {
    return error.members.retryAfterMs;
  }
  return null;
}

function isRefusedToken(error: unknown): boolean {
  return isProblem(error, 'token-expired') || isProblem(error, 'unauthenticated');
}
