import type { BookingFace } from '@houseful/contract/faces/booking';
import type { GateFace } from '@houseful/contract/faces/gate';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import { type LiveMessage, TOPICS_PER_CONNECTION_MAX } from '@houseful/contract/live';
import type { Caller } from '@houseful/contract/operation';
import { gateOperations } from '@houseful/contract/gate-operations';
import { problem } from '#platform/problem';
import { authorise as authoriseCall, type CallDeps } from './call-operation.ts';

/** One connection's way out. `send` drops what cannot be sent; it never throws or waits. */
export interface Sink {
  send(text: string): void;
}

export interface Subscription {
  /**
   * Resolves when news of all these topics flows. Adding a topic twice changes nothing.
   * @throws unauthenticated, forbidden, no-such-order, no-such-show, too-many-requests; then none was added.
   */
  add(topics: readonly string[], caller: Caller | null): Promise<void>;
  remove(topic: string): void;
  /** Ends all topics, those that are still being opened too. */
  close(): void;
}

export interface LiveHub {
  connect(sink: Sink): Subscription;
}

export interface LiveSources {
  readonly booking: Pick<BookingFace, 'watchSeats' | 'watchOrder' | 'getOrder'>;
  readonly waitingRoom: Pick<WaitingRoomFace, 'watchRoom'>;
  readonly gate: Pick<GateFace, 'watchCounts' | 'getGateCounts'>;
  /** Where somebody of the staff has a right. */
  readonly reachOf: CallDeps['reachOf'];
}

interface Topic {
  readonly sinks: Set<Sink>;
  readonly source: Promise<() => void>;
}

const RETRY_AFTER_MS = 1_000;

/**
 * Fans news out: each topic is watched once while anybody listens, encoded once per news, and
 * written to every listener.
 */
export function createLiveHub({ booking, waitingRoom, gate, reachOf }: LiveSources): LiveHub {
  const topics = new Map<string, Topic>();

  function join(name: string, sink: Sink): Promise<unknown> {
    const known = topics.get(name);
    if (known) {
      known.sinks.add(sink);
      return known.source;
    }
    const sinks = new Set([sink]);
    const tell = (message: LiveMessage): void => {
      const text = JSON.stringify(message);
      for (const listener of sinks) listener.send(text);
    };
    const topic: Topic = { sinks, source: watch(name, tell) };
    topics.set(name, topic);
    return topic.source;
  }

  async function watch(name: string, tell: (message: LiveMessage) => void): Promise<() => void> {
    const [kind, id = ''] = name.split(':');
    if (kind === 'order') {
      return booking.watchOrder(id, (change) => tell({ type: 'order', topic: name, ...change }));
    }
    if (kind === 'waiting-room') {
      return waitingRoom.watchRoom(id, (status) =>
        tell({ type: 'waiting-room', topic: name, status }),
      );
    }
    if (kind === 'gate') {
      return gate.watchCounts(id, (counts) => tell({ type: 'gate', topic: name, counts }));
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

  async function authoriseTopic(name: string, caller: Caller | null): Promise<void> {
    const [kind, id = ''] = name.split(':');
    if (kind === 'gate') await authoriseGate(id, caller);
    if (kind !== 'order') return;
    if (!caller) throw problem('unauthenticated');
    await booking.getOrder({ orderId: id }, { caller, idempotencyKey: null });
  }

  /** Who may ask for the counts may hear of them. */
  async function authoriseGate(showId: string, caller: Caller | null): Promise<void> {
    const asked = { caller, idempotencyKey: null };
    const call = await authoriseCall(gateOperations.getGateCounts, asked, { reachOf });
    await gate.getGateCounts({ showId }, call);
  }

  return {
    connect: (sink) => createSubscription(sink, { authorise: authoriseTopic, join, leave }),
  };
}

interface Doors {
  authorise(name: string, caller: Caller | null): Promise<void>;
  join(name: string, sink: Sink): Promise<unknown>;
  leave(name: string, sink: Sink): void;
}

/** Topics that came with one `add`; `opened` settles as that call does. */
interface Batch {
  opened: Promise<void>;
}

interface Opening {
  readonly caller: Caller | null;
  readonly batch: Batch;
  /** What the same call asked for and other calls are still opening: it must succeed, too. */
  readonly earlier: readonly Promise<void>[];
}

function createSubscription(sink: Sink, { authorise, join, leave }: Doors): Subscription {
  /**
   * Every topic this connection has or is about to have. It is written before anything is waited
   * for, so that calls in parallel count each other's topics.
   */
  const mine = new Map<string, Batch>();
  let closed = false;

  async function open(
    names: readonly string[],
    { caller, batch, earlier }: Opening,
  ): Promise<void> {
    try {
      await Promise.all(earlier);
      for (const name of names) await authorise(name, caller);
      for (const name of names) {
        // Given up while others were opened.
        if (mine.get(name) === batch) await join(name, sink);
      }
    } catch (error) {
      for (const name of names) {
        if (mine.get(name) !== batch) continue;
        mine.delete(name);
        leave(name, sink);
      }
      throw error;
    }
  }

  return {
    add: async (names, caller) => {
      if (closed) return;
      const wanted = [...new Set(names)];
      const fresh = wanted.filter((name) => !mine.has(name));
      if (mine.size + fresh.length > TOPICS_PER_CONNECTION_MAX) {
        throw problem('too-many-requests', { retryAfterMs: RETRY_AFTER_MS });
      }
      const earlier = wanted.flatMap((name) => mine.get(name)?.opened ?? []);
      const batch: Batch = { opened: Promise.resolve() };
      for (const name of fresh) mine.set(name, batch);
      batch.opened = open(fresh, { caller, batch, earlier });
      await batch.opened;
    },
    remove: (name) => {
      if (mine.delete(name)) leave(name, sink);
    },
    close: () => {
      closed = true;
      for (const name of mine.keys()) leave(name, sink);
      mine.clear();
    },
  };
}
