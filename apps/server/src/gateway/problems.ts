import type { Duplex } from 'node:stream';
import { PROBLEMS, type ProblemBody, type ProblemCode } from '@houseful/contract/problems';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isWorthRetrying } from '#platform/postgres/failures';
import { overloaded, Problem, problem } from '#platform/problem';
import { renderTroublePage, TROUBLE_PAGE_POLICY, wantsPage } from './trouble-page.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
const DATABASE_RETRY_AFTER_MS = 2_000;

/** What Fastify itself can refuse, in our catalogue's words. */
const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
};

/**
 * Makes every answer that is not a success a problem document (RFC 9457); for browsers at a page
 * of the shop, a page.
 */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) =>
    sendProblem(asProblem(error), error, request, reply),
  );
}

/** For addresses that are broken before any route or hook sees them, like `%E0%A4%A`. */
export function answerFrameworkError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  void sendProblem(asProblem(error), error, request, reply);
}

/** For what is no HTTP, or more header than anybody needs: said by hand, then hung up. */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const message = tooLong ? 'the headers are too long' : 'this is no HTTP request';
  const refusal = problem('invalid-input', { issues: [{ path: '', message }] });
  const body = JSON.stringify(bodyOf(refusal, 'none'));
  socket.end(
    `HTTP/1.1 ${refusal.status} Bad Request\r\nconnection: close\r\n` +
      `content-type: ${PROBLEM_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function sendProblem(
  refusal: Problem,
  cause: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (refusal.status >= 500 && cause !== refusal)
    request.log.error({ err: cause, requestId: request.id }, refusal.code);
  reply.code(refusal.status).headers(headOf(refusal));
  if (wantsPage(request)) {
    return reply
      .header('content-security-policy', TROUBLE_PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(renderTroublePage(refusal, request.id));
  }
  return reply.type(PROBLEM_TYPE).send(JSON.stringify(bodyOf(refusal, request.id)));
}

/** What the head of a refusal says, whatever its body looks like. */
export function headOf({ status, members }: Problem): Record<string, string> {
  const { retryAfterMs } = members;
  return {
    'cache-control': 'no-store',
    ...(typeof retryAfterMs === 'number'
      ? { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }
      : {}),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
}

export function bodyOf(refusal: Problem, requestId: string): ProblemBody {
  const { title } = PROBLEMS[refusal.code];
  return {
    ...refusal.members,
    type: `/docs/problems/${refusal.code}`,
    title,
    status: refusal.status,
    ...(refusal.message === title ? {} : { detail: refusal.message }),
    instance: `urn:houseful:request:${requestId}`,
    code: refusal.code,
  };
}

/** What the world is told of anything thrown: what nobody has catalogued is a bug. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, statusCode = 500, message = '' } = error as Partial<FastifyError>;
  const known = FASTIFY_CODES[code ?? ''];
  if (known) return new Problem(known, {});
  if (statusCode >= 400 && statusCode < 500) {
    return problem('invalid-input', { issues: [{ path: '', message }] });
  }
  if (isWorthRetrying(error)) return overloaded(DATABASE_RETRY_AFTER_MS);
  return new Problem('bug', {});
}
