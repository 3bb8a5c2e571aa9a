import websocket from '@fastify/websocket';
import type { BookingFace } from '@houseful/contract/faces';
import {
  type LiveMessage,
  LiveRequest,
  LiveTopic,
  TOPICS_PER_CONNECTION_MAX,
} from '@houseful/contract/live';
import type { Caller } from '@houseful/contract/operation';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { type Clock, SECOND_MS, type Stop } from '#platform/clock';
import { overloaded, Problem, problem } from '#platform/problem';
import type { Metrics } from '#platform/telemetry/metrics';
import type { Authenticate } from './authenticate.ts';
import { createLiveHub, type LiveHub, type Sink } from './live-hub.ts';
import { API_BASE } from './mount.ts';

const CONNECTIONS_MAX = 20_000;
const MESSAGE_BYTES_MAX = 8_192;
/** A reader this far behind is dropped: it will reconnect and reload, which is cheaper for all. */
const UNSENT_BYTES_MAX = 1_048_576;
const HEARTBEAT_MS = 25 * SECOND_MS;
const RETRY_AFTER_MS = 5_000;

export interface LiveDeps {
  readonly booking: Pick<BookingFace, 'watchSeats' | 'watchOrder' | 'getOrder'>;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/** `/api/v1/live`: the same topics as WebSocket and, for curl and as the fallback, as SSE. */
export async function registerLive(app: FastifyInstance, deps: LiveDeps): Promise<void> {
  const hub = createLiveHub(deps.booking);
  const connections = new Set<() => void>();
  await app.register(websocket, { options: { maxPayload: MESSAGE_BYTES_MAX } });

  function refuseOverload(): void {
    if (connections.size >= CONNECTIONS_MAX) throw overloaded(RETRY_AFTER_MS);
  }

  app.route({
    method: 'GET',
    url: `${API_BASE}/live`,
    config: { operation: 'live' },
    exposeHeadRoute: false,
    onRequest: async () => refuseOverload(),
    handler: (request, reply) => serveEvents(request, reply, { ...deps, hub, connections }),
    wsHandler: (socket) => serveSocket(socket, { ...deps, hub, connections }),
  });

  app.addHook('preClose', async () => {
    for (const close of connections) close();
  });
}

interface Serving extends LiveDeps {
  readonly hub: LiveHub;
  readonly connections: Set<() => void>;
}

function serveSocket(socket: WebSocket, serving: Serving): void {
  const { hub, clock, metrics, connections, authenticate } = serving;
  const sink: Sink = {
    send: (text) => {
      if (socket.bufferedAmount > UNSENT_BYTES_MAX) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(text);
    },
  };
  const subscription = hub.connect(sink);
  const close = (): void => socket.close(1001, 'going away');
  let alive = true;
  const stopHeartbeat = clock.every(HEARTBEAT_MS, () => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  });
  connections.add(close);
  metrics.liveConnections.inc({ kind: 'websocket' });

  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', (data) => {
    void handleMessage(String(data));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    stopHeartbeat();
    subscription.close();
    connections.delete(close);
    metrics.liveConnections.dec({ kind: 'websocket' });
  });

  async function handleMessage(text: string): Promise<void> {
    const request = LiveRequest.safeParse(parseJson(text));
    if (!request.success) {
      say({ type: 'refused', topics: [], code: 'invalid-input' });
      return;
    }
    const { data } = request;
    if (data.type === 'unsubscribe') {
      for (const topic of data.topics) subscription.remove(topic);
      return;
    }
    try {
      const caller = data.token === undefined ? null : authenticate(`Bearer ${data.token}`);
      await subscription.add(data.topics, caller);
      say({ type: 'subscribed', topics: data.topics });
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'bug';
      say({ type: 'refused', topics: data.topics, code });
    }
  }

  function say(message: LiveMessage): void {
    sink.send(JSON.stringify(message));
  }
}

/** `?topics=show:…,order:…`; order topics need the Authorization header. */
async function serveEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  { hub, clock, metrics, connections, authenticate }: Serving,
): Promise<void> {
  const topics = readTopics(request.query);
  const caller: Caller | null = authenticate(request.headers.authorization);
  const response = reply.raw;
  const stops: Stop[] = [];
  const sink: Sink = {
    send: (text) => {
      if (response.writableLength > UNSENT_BYTES_MAX) response.destroy();
      else response.write(`data: ${text}\n\n`);
    },
  };
  const subscription = hub.connect(sink);
  try {
    await subscription.add(topics, caller);
  } catch (error) {
    subscription.close();
    throw error;
  }
  reply.hijack();
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  sink.send(JSON.stringify({ type: 'subscribed', topics } satisfies LiveMessage));
  const close = (): void => void response.end();
  connections.add(close);
  metrics.liveConnections.inc({ kind: 'sse' });
  stops.push(clock.every(HEARTBEAT_MS, () => void response.write(': still here\n\n')));
  response.on('close', () => {
    for (const stop of stops) stop();
    subscription.close();
    connections.delete(close);
    metrics.liveConnections.dec({ kind: 'sse' });
  });
}

function readTopics(query: unknown): string[] {
  const { topics } = query as { topics?: unknown };
  const names = typeof topics === 'string' ? topics.split(',') : [];
  const valid = names.length > 0 && names.every((name) => LiveTopic.safeParse(name).success);
  if (valid && names.length <= TOPICS_PER_CONNECTION_MAX) return names;
  throw problem('invalid-input', {
    issues: [{ path: 'topics', message: 'must be like show:{showId},order:{orderId}' }],
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
