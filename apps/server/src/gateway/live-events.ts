import { type LiveMessage, LiveTopic, TOPICS_PER_CONNECTION_MAX } from '@houseful/contract/live';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SECOND_MS } from '#platform/clock';
import { problem } from '#platform/problem';
import type { Serving } from './live-connections.ts';

/** A reader this far behind is dropped: it will reconnect and reload, which is cheaper for all. */
const UNSENT_BYTES_MAX = 1_048_576;
/** News kept while the stream's topics are being opened: seconds' worth of it. */
const EARLY_NEWS_MAX = 200;
const HEARTBEAT_MS = 25 * SECOND_MS;

/** `?topics=show:…,order:…`; order topics need the Authorization header. */
export async function serveEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  { hub, clock, metrics, connections, authenticate }: Serving,
): Promise<void> {
  const topics = readTopics(request.query);
  const caller = authenticate(request.headers.authorization);
  const response = reply.raw;
  if (response.destroyed) {
    reply.hijack();
    return;
  }

  // Until the topics are open the answer may still be a problem, so nothing is written.
  let streaming = false;
  const early: string[] = [];
  const write = (text: string): void => {
    if (response.writableLength > UNSENT_BYTES_MAX) response.destroy();
    else response.write(text);
  };
  const subscription = hub.connect({
    send: (text) => {
      const news = `data: ${text}\n\n`;
      if (streaming) write(news);
      else if (early.length < EARLY_NEWS_MAX) early.push(news);
      else response.destroy();
    },
  });
  const stopHeartbeat = clock.every(HEARTBEAT_MS, () => {
    if (streaming) write(': still here\n\n');
  });
  const forget = connections.add(request.ip, () => {
    if (streaming) response.end();
    else response.destroy();
  });
  metrics.liveConnections.inc({ kind: 'sse' });
  // Before anything is waited for: a client may leave while its topics are being opened.
  response.once('close', () => {
    stopHeartbeat();
    subscription.close();
    forget();
    metrics.liveConnections.dec({ kind: 'sse' });
  });

  await subscription.add(topics, caller);
  reply.hijack();
  if (response.destroyed) return;
  streaming = true;
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  write(`data: ${JSON.stringify({ type: 'subscribed', topics } satisfies LiveMessage)}\n\n`);
  for (const news of early) write(news);
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
