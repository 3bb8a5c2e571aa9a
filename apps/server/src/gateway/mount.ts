import type { Call, Caller, Face, Operation } from '@houseful/contract/operation';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType, z } from 'zod';
import { problem } from '#platform/problem';
import {
  type Authenticate,
  OPERATIONS_OF_A_GUEST_PERHAPS,
  OPERATIONS_WITHOUT_CALLER,
} from './authenticate.ts';
import { COMPRESS_FROM_BYTES, encodeAnswer } from './encode-answer.ts';
import { isForAPage } from './inject-request.ts';
import { networkOf, type RateLimits } from './rate-limits.ts';
import { urgencyOf } from './shedding.ts';

export const API_BASE = '/api/v1';
const ISSUES_MAX = 20;

export interface MountDeps {
  readonly authenticate: Authenticate;
  readonly rateLimits: RateLimits;
  /** Also check every answer against the contract: on in tests, off in production for speed. */
  readonly checkOutputs: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The contract operation behind the route, for metrics and logs. */
    operation?: string;
  }
}

/**
 * Serves each operation of the contract by the function of the same name: authentication,
 * limits, authorisation, validation, call, answer, always in this order.
 */
export function mountOperations<Ops extends Record<string, Operation>>(
  app: FastifyInstance,
  operations: Ops,
  face: Face<Ops>,
  deps: MountDeps,
): void {
  for (const [name, operation] of Object.entries(operations)) {
    const handle = face[name as keyof Ops] as unknown as Handler;
    app.route({
      method: operation.method,
      url: routePath(operation),
      config: { operation: name, urgency: urgencyOf(operation) },
      // Answers to changes are small, and no two are alike; public ones are compressed once, below.
      ...(isPrivateReading(operation) ? {} : { compress: false }),
      // Before the body is read: a flood is refused at the price of its headers.
      onRequest: async (request) => {
        const caller = await identify(operation, request, deps);
        if (!isForAPage()) {
          await deps.rateLimits.countRequest({ operation, caller, address: request.ip });
        }
        request.call = {
          caller,
          idempotencyKey: idempotencyKeyOf(request),
          ...extrasOf(operation, request),
        };
        authorise(operation, request.call);
      },
      handler: async (request, reply) => {
        const input = inputOf(operation, request);
        if (operation.limit !== 'general') await countTry(operation, input, request.call, deps);
        const output = await handle(input, request.call);
        if (deps.checkOutputs && operation.output) operation.output.parse(output);
        return answer(operation, request, reply, output);
      },
    });
  }
}

/** A try at an account, the one that is named or the caller's own; or at a place in a waiting room. */
async function countTry(
  { limit }: Operation,
  input: Record<string, unknown>,
  { caller }: Call,
  { rateLimits }: MountDeps,
): Promise<void> {
  const account = typeof input['email'] === 'string' ? input['email'] : caller?.buyerId;
  if (account === undefined) return;
  await (limit === 'join' ? rateLimits.countJoin(account) : rateLimits.countSignIn(account));
}

/** Who calls; a token that proves nobody is refused, and counted like a call of nobody's. */
async function identify(
  operation: Operation,
  request: FastifyRequest,
  { authenticate, rateLimits }: MountDeps,
): Promise<Caller | null> {
  const { name } = operation;
  const perhaps = OPERATIONS_OF_A_GUEST_PERHAPS.has(name);
  if (OPERATIONS_WITHOUT_CALLER.has(name) && !perhaps) return null;
  try {
    return authenticate(request.headers.authorization);
  } catch (refusal) {
    if (perhaps) return null;
    await rateLimits.countRequest({ operation, caller: null, address: request.ip });
    throw refusal;
  }
}

type Handler = (input: Record<string, unknown>, call: Call) => Promise<unknown>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, proved; set before any handler of an operation runs. */
    call: Call;
  }
}

/** `/holds/{holdId}` as Fastify writes it. */
export function routePath(operation: Pick<Operation, 'path'>): string {
  return API_BASE + operation.path.replace(/\{(\w+)\}/g, ':$1');
}

function authorise(operation: Operation, { caller }: Call): void {
  if (operation.access === 'public') return;
  if (!caller) throw problem('unauthenticated');
  if (operation.access === 'operator' && !caller.roles.includes('operator')) {
    throw problem('forbidden');
  }
}

function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw problem('invalid-input', {
    issues: [{ path: 'Idempotency-Key', message: 'must be 1 to 128 visible ASCII characters' }],
  });
}

/** What only some operations read of a request: leaves given earlier, and the network it came from. */
function extrasOf(operation: Operation, request: FastifyRequest): Partial<Call> {
  const extras: Partial<Call> =
    operation.limit === 'join' ? { network: networkOf(request.ip) } : {};
  if (operation.headers.length === 0) return extras;
  const sent = operation.headers.flatMap((name) => {
    const value = request.headers[name.toLowerCase()];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { ...extras, tokens: Object.fromEntries(sent) };
}

/** Path, query and body as one validated object; every fault of all three is reported at once. */
function inputOf(operation: Operation, request: FastifyRequest): Record<string, unknown> {
  const issues: { path: string; message: string }[] = [];
  const input: Record<string, unknown> = {};
  const read = (schema: ZodType | undefined, value: unknown): void => {
    if (!schema) {
      refuseUnexpected(value, issues);
      return;
    }
    const result = schema.safeParse(value ?? {});
    if (result.success) Object.assign(input, result.data);
    else issues.push(...result.error.issues.flatMap(issuesOf).slice(0, ISSUES_MAX));
  };
  read(operation.params, request.params);
  read(operation.query, request.query);
  if (request.method !== 'GET' && request.method !== 'HEAD') read(operation.body, request.body);
  if (issues.length > 0) throw problem('invalid-input', { issues });
  return input;
}

function refuseUnexpected(value: unknown, issues: { path: string; message: string }[]): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'object' && Object.keys(value).length === 0) return;
  const path = typeof value === 'object' ? (Object.keys(value)[0] ?? '') : '';
  issues.push({ path, message: 'is not expected here' });
}

/** Of alternatives the one that is nearest is explained: it has the fewest faults. */
function issuesOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [{ path, message: issue.message }];
  }
  const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  return nearest.flatMap(issuesOf);
}

async function answer(
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  output: unknown,
): Promise<FastifyReply> {
  const { status, method, access, cacheSeconds, contentType } = operation;
  reply.code(status).header('cache-control', cacheControl(cacheSeconds));
  if (status === 204) return reply.send();
  const type = contentType ?? 'application/json; charset=utf-8';
  if (method !== 'GET' || access !== 'public') {
    const body = contentType === undefined ? JSON.stringify(output) : output;
    return reply.type(type).send(body instanceof Uint8Array ? Buffer.from(body) : body);
  }

  const { etag, body, compressed } = encodeAnswer(output as object);
  reply.header('etag', etag);
  if (cacheSeconds === 0) reply.header('cache-control', 'no-cache');
  // A proxy that has compressed an answer marks its tag as weak.
  if (request.headers['if-none-match']?.replace(/^W\//, '') === etag) return reply.code(304).send();
  reply.type(type);
  if (body.length < COMPRESS_FROM_BYTES) return reply.send(body);
  reply.header('vary', 'accept-encoding');
  if (!takesGzip(request)) return reply.send(body);
  return reply.header('content-encoding', 'gzip').send(await compressed());
}

function isPrivateReading({ method, access }: Operation): boolean {
  return method === 'GET' && access !== 'public';
}

const IMMUTABLE_FROM_SECONDS = 31_536_000;

function cacheControl(seconds: number): string {
  if (seconds === 0) return 'no-store';
  return `public, max-age=${seconds}${seconds >= IMMUTABLE_FROM_SECONDS ? ', immutable' : ''}`;
}

function takesGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}
