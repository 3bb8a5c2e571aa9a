import { type LiveMessage, LiveRequest } from '@houseful/contract/live';
import type { WebSocket } from 'ws';
import { type Clock, SECOND_MS } from '#platform/clock';
import { Problem } from '#platform/problem';
import type { Serving } from './live-connections.ts';
import type { Sink } from './live-hub.ts';
import { asProblem } from './problems.ts';

/** A page sends one when it opens and one for each show that is looked at. */
export const MESSAGES_PER_SECOND_MAX = 20;
/** A reader this far behind is dropped: it will reconnect and reload, which is cheaper for all. */
const UNSENT_BYTES_MAX = 1_048_576;
const HEARTBEAT_MS = 25 * SECOND_MS;
const GOING_AWAY = 1001;
const AGAINST_THE_RULES = 1008;

/** Serves one WebSocket until it closes; see `LiveRequest` for what it may ask. */
export function serveSocket(socket: WebSocket, address: string, serving: Serving): void {
  const { hub, clock, log, metrics, connections, authenticate } = serving;
  const sink: Sink = {
    send: (text) => {
      if (socket.bufferedAmount > UNSENT_BYTES_MAX) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(text);
    },
  };
  const subscription = hub.connect(sink);
  const isTooFast = countMessages(clock);
  let alive = true;
  const stopHeartbeat = clock.every(HEARTBEAT_MS, () => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  });
  const forget = connections.add(address, () => socket.close(GOING_AWAY, 'going away'));
  metrics.liveConnections.inc({ kind: 'websocket' });

  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', (data) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isTooFast()) socket.close(AGAINST_THE_RULES, 'too-many-requests');
    else void handleMessage(String(data));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    stopHeartbeat();
    subscription.close();
    forget();
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
      const { code, status } = asProblem(error);
      if (status >= 500 && !(error instanceof Problem)) {
        log.error({ err: error, topics: data.topics }, 'a live subscription failed');
      }
      say({ type: 'refused', topics: data.topics, code });
    }
  }

  function say(message: LiveMessage): void {
    sink.send(JSON.stringify(message));
  }
}

/** Counts each call; true when the second it falls in has had its share. */
function countMessages(clock: Clock): () => boolean {
  let second = 0;
  let messages = 0;
  return () => {
    const now = Math.floor(clock.now().getTime() / SECOND_MS);
    if (now !== second) messages = 0;
    second = now;
    messages += 1;
    return messages > MESSAGES_PER_SECOND_MAX;
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
