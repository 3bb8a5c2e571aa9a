import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { Metrics } from '#platform/telemetry/metrics';
import { COMPRESS_FROM_BYTES, encodeAnswer } from './encode-answer.ts';
import { HEADERS_OF_ALL, JSON_TYPE } from './headers.ts';
import { API_BASE } from './mount.ts';

const { getWaitingRoom } = waitingRoomOperations;
const PREFIX = API_BASE + getWaitingRoom.path.slice(0, getWaitingRoom.path.indexOf('{'));
const OK = { operation: getWaitingRoom.name, status: 200 };
const NOT_MODIFIED = { operation: getWaitingRoom.name, status: 304 };
const HEAD = [
  ...['content-type', JSON_TYPE],
  ...['cache-control', `public, max-age=${getWaitingRoom.cacheSeconds}`],
  ...Object.entries(HEADERS_OF_ALL).flat(),
];

export interface RoomStatusDeps {
  readonly faces: { readonly waitingRoom: Pick<WaitingRoomFace, 'peekStatus'> };
  readonly metrics: Metrics;
}

/**
 * Answers the one question that ten million people ask every few seconds, before anything of the framework: how the
 * line stands, when it is at hand, for nobody in particular. Everything else, and this where it is not as plain, goes
 * to `handle`, which answers the same.
 *
 * It is not counted against the limits of an address, for a whole mobile network may be one; nor refused when the house is
 * busy, because an answer costs less than a refusal.
 */
export function answerStatusFirst(deps: RoomStatusDeps, handle: RequestListener): RequestListener {
  return (request, response) => {
    if (!answerStatus(deps, request, response)) handle(request, response);
  };
}

function answerStatus(
  { faces, metrics }: RoomStatusDeps,
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (method !== 'GET' || !url.startsWith(PREFIX) || headers.authorization !== undefined)
    return false;
  const status = faces.waitingRoom.peekStatus(url.slice(PREFIX.length));
  if (!status) return false;
  const { etag, body, gzip } = encodeAnswer(status);
  const asksGzip = body.length >= COMPRESS_FROM_BYTES && headers['accept-encoding'] !== undefined;
  if (asksGzip && (gzip === undefined || !/\bgzip\b/.test(headers['accept-encoding'] ?? '')))
    return false;
  if (headers['if-none-match']?.replace(/^W\//, '') === etag) {
    response.writeHead(304, [...HEAD, 'etag', etag]).end();
    metrics.httpSeconds.observe(NOT_MODIFIED, 0);
    return true;
  }
  const sent = asksGzip && gzip ? gzip : body;
  const head = [...HEAD, 'etag', etag, 'content-length', String(Buffer.byteLength(sent))];
  if (body.length >= COMPRESS_FROM_BYTES) head.push('vary', 'accept-encoding');
  if (sent === gzip) head.push('content-encoding', 'gzip');
  response.writeHead(200, head).end(sent);
  metrics.httpSeconds.observe(OK, 0);
  return true;
}
