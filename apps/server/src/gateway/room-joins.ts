import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import { admitCall, type CallDeps, type Handler, perform } from './call-operation.ts';
import { HEADERS_OF_ALL, JSON_TYPE } from './headers.ts';
import { API_BASE } from './mount.ts';
import { asProblem, bodyOf, headOf, PROBLEM_TYPE } from './problems.ts';
import type { Door } from './shedding.ts';

const { joinWaitingRoom } = waitingRoomOperations;
const [BEFORE = '', AFTER = ''] = (API_BASE + joinWaitingRoom.path).split('{roomId}');

export interface RoomJoinsDeps extends CallDeps {
  readonly faces: { readonly waitingRoom: Pick<WaitingRoomFace, 'joinWaitingRoom'> };
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Where those who want something new are let in, or not. */
  readonly door: Door;
  readonly isClosing: () => boolean;
  readonly nextRequestId: () => string;
  readonly addressOf: (request: IncomingMessage) => string;
}

/**
 * Answers those who join a waiting room, ten million in an hour perhaps, before anything of the framework, by the
 * same steps (`call-operation.ts`) and in the same words. A join that brings a body, or comes while the house is too
 * busy or closing, goes to `handle`.
 */
export function answerJoinsFirst(deps: RoomJoinsDeps, handle: RequestListener): RequestListener {
  const { metrics, door } = deps;

  async function serve(
    roomId: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const startedMs = performance.now();
    const requestId = deps.nextRequestId();
    const { status, head, body } = await join(deps, { roomId, request, requestId });
    response.writeHead(status, {
      ...HEADERS_OF_ALL,
      ...head,
      'x-request-id': requestId,
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
    const seconds = (performance.now() - startedMs) / 1_000;
    metrics.httpSeconds.observe({ operation: joinWaitingRoom.name, status }, seconds);
  }

  return (request, response) => {
    const roomId = roomJoined(request);
    if (roomId === null || deps.isClosing() || !door.letIn()) return handle(request, response);
    response.on('close', door.leave);
    void serve(roomId, request, response);
  };
}

interface Asking {
  readonly roomId: string;
  readonly request: IncomingMessage;
  readonly requestId: string;
}

interface Answer {
  readonly status: number;
  readonly head: Readonly<Record<string, string>>;
  readonly body: string;
}

const JOINED_HEAD = { 'cache-control': 'no-store', 'content-type': JSON_TYPE };

async function join(deps: RoomJoinsDeps, { roomId, request, requestId }: Asking): Promise<Answer> {
  try {
    const head = { headers: request.headers, ip: deps.addressOf(request) };
    const call = await admitCall(joinWaitingRoom, head, deps);
    const asked = { params: { roomId }, query: undefined, body: undefined };
    const handle = deps.faces.waitingRoom.joinWaitingRoom as unknown as Handler;
    const held = await perform(joinWaitingRoom, handle, { asked, call }, deps);
    return { status: joinWaitingRoom.status, head: JOINED_HEAD, body: JSON.stringify(held) };
  } catch (cause) {
    const refusal = asProblem(cause);
    if (refusal.status >= 500 && cause !== refusal)
      deps.log.error({ err: cause, requestId }, refusal.code);
    return {
      status: refusal.status,
      head: { ...headOf(refusal), 'content-type': PROBLEM_TYPE },
      body: JSON.stringify(bodyOf(refusal, requestId)),
    };
  }
}

/** Which room is asked for a place without a word; null for everything else. */
function roomJoined({ method, url = '', headers }: IncomingMessage): string | null {
  if (method !== 'POST' || !url.startsWith(BEFORE) || !url.endsWith(AFTER)) return null;
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
  const roomId = url.slice(BEFORE.length, -AFTER.length);
  return hasBody || !/^\w+$/.test(roomId) ? null : roomId;
}
