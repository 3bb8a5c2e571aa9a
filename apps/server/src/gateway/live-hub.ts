import type { BookingFace } from '@houseful/contract/faces';
import { type LiveMessage, TOPICS_PER_CONNECTION_MAX } from '@houseful/contract/live';
import type { Caller } from '@houseful/contract/operation';
import { problem } from '#platform/problem';

/** One connection's way out. `send` drops what cannot be sent; it never throws or waits. */
export interface Sink {
  send(text: string): void;
}

export interface Subscription {
  /** @throws unauthenticated, no-such-order, no-such-show, too-many-requests; then none was added. */
  add(topics: readonly string[], caller: Caller | null): Promise<void>;
  remove(topic: string): void;
  close(): void;
}

export interface LiveHub {
  connect(sink: Sink): Subscription;
}

interface Topic {
  readonly sinks: Set<Sink>;
  readonly source: Promise<() => void>;
}

type LiveSources = Pick<BookingFace, 'watchSeats' | 'watchOrder' | 'getOrder'>;

/**
 * Fans news out: each topic is watched once while anybody listens, encoded once per news, and
 * written to every listener.
 */
export function createLiveHub(booking: LiveSources): LiveHub {
  const topics = new Map<string, Topic>();

  function open(name: string): Topic {
    const known = topics.get(name);
    if (known) return known;
    const sinks = new Set<Sink>();
    const tell = (message: LiveMessage): void => {
      const text = JSON.stringify(message);
      for (const sink of sinks) sink.send(text);
    };
    const topic: Topic = { sinks, source: watch(name, tell) };
    topics.set(name, topic);
    return topic;
  }

  async function watch(name: string, tell: (message: LiveMessage) => void): Promise<() => void> {
    const [kind, id = ''] = name.split(':');
    if (kind === 'order') {
      return booking.watchOrder(id, (change) => tell({ type: 'order', topic: name, ...change }));
    }
    return booking.watchSeats(id, (delta) => tell({ type: 'seats', topic: name, ...delta }));
  }

  function leave(name: string, sink: Sink): void {
    const topic = topics.get(name);
    if (!topic?.sinks.delete(sink) || topic.sinks.size > 0) return;
    topics.delete(name);
    topic.source.then(
      (stop) => stop(),
      () => undefined,
    );
  }

  async function authorise(name: string, caller: Caller | null): Promise<void> {
    const [kind, id = ''] = name.split(':');
    if (kind !== 'order') return;
    if (!caller) throw problem('unauthenticated');
    await booking.getOrder({ orderId: id }, { caller, idempotencyKey: null });
  }

  return {
    connect: (sink) => {
      const mine = new Set<string>();
      let closed = false;
      return {
        add: async (names, caller) => {
          const fresh = [...new Set(names)].filter((name) => !mine.has(name));
          if (mine.size + fresh.length > TOPICS_PER_CONNECTION_MAX) {
            throw problem('too-many-requests', { retryAfterMs: 1_000 });
          }
          for (const name of fresh) await authorise(name, caller);
          try {
            for (const name of fresh) {
              const topic = open(name);
              topic.sinks.add(sink);
              mine.add(name);
              await topic.source;
              // The connection may have gone while the topic was opened.
              if (closed) leave(name, sink);
            }
          } catch (error) {
            for (const name of fresh) {
              mine.delete(name);
              leave(name, sink);
            }
            throw error;
          }
        },
        remove: (name) => {
          if (mine.delete(name)) leave(name, sink);
        },
        close: () => {
          closed = true;
          for (const name of mine) leave(name, sink);
          mine.clear();
        },
      };
    },
  };
}
