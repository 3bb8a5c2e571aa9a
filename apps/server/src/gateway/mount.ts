import type { Call, Face, Operation } from '@houseful/contract/operation';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { admitCall, type CallDeps, type Handler, perform } from './call-operation.ts';
import { COMPRESS_FROM_BYTES, encodeAnswer } from './encode-answer.ts';
import { JSON_TYPE } from './headers.ts';
import { urgencyOf } from './shedding.ts';

export const API_BASE = '/api/v1';

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
  deps: CallDeps,
): void {
  for (const [name, operation] of Object.entries(operations)) {
    const handle = face[name as keyof Ops] as unknown as Handler;
    app.route({
      method: operation.method,
      url: routePath(operation),
      config: { operation: name, urgency: urgencyOf(operation) },
      ...(operation.bodyBytesMax === undefined ? {} : { bodyLimit: operation.bodyBytesMax }),
      // Answers to changes are small, and no two are alike; public ones are compressed once, below.
      ...(isPrivateReading(operation) ? {} : { compress: false }),
      onRequest: async (request) => {
        request.call = await admitCall(operation, request, deps);
      },
      handler: async (request, reply) => {
        const output = await perform(
          operation,
          handle,
          { asked: request, call: request.call },
          deps,
        );
        return answer(operation, request, reply, output);
      },
    });
  }
}

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

async function answer(
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  output: unknown,
): Promise<FastifyReply> {
  const { status, method, access, cacheSeconds, contentType } = operation;
  reply.code(status).header('cache-control', cacheControl(cacheSeconds));
  if (status === 204) return reply.send();
  const type = contentType ?? JSON_TYPE;
  const isTagged = access === 'public' || access === 'gate';
  if (method !== 'GET' || !isTagged) {
    const body = contentType === undefined ? JSON.stringify(output) : output;
    return reply.type(type).send(body instanceof Uint8Array ? Buffer.from(body) : body);
  }

  const { etag, body, compressed } = encodeAnswer(output as object);
  reply.header('etag', etag);
  if (access === 'gate') reply.header('cache-control', 'private, no-cache');
  else if (cacheSeconds === 0) reply.header('cache-control', 'no-cache');
  // A proxy that has compressed an answer marks its tag as weak.
  if (request.headers['if-none-match']?.replace(/^W\//, '') === etag) return reply.code(304).send();
  reply.type(type);
  if (body.length < COMPRESS_FROM_BYTES) return reply.send(body);
  reply.header('vary', 'accept-encoding');
  if (!takesGzip(request)) return reply.send(body);
  return reply.header('content-encoding', 'gzip').send(await compressed());
}

function isPrivateReading({ method, access }: Operation): boolean {
  return method === 'GET' && access !== 'public' && access !== 'gate';
}

const IMMUTABLE_FROM_SECONDS = 31_536_000;

function cacheControl(seconds: number): string {
  if (seconds === 0) return 'no-store';
  return `public, max-age=${seconds}${seconds >= IMMUTABLE_FROM_SECONDS ? ', immutable' : ''}`;
}

function takesGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}
