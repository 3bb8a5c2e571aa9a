import type {
  GateChange,
  LiveMessage,
  OrderChange,
  SeatDelta,
  WaitingRoomChange,
} from '@houseful/contract/live';
import type { Device, Stop } from '../time/device.ts';

export interface LiveListener {
  onMessage(message: SeatDelta | OrderChange | WaitingRoomChange | GateChange): void;
  /** From now on news arrive; before this instant they may have been missed. Also after each reconnect. */
  onJoined(): void;
  /** No news arrive until `onJoined` is called again; may be said more than once. */
  onLost?(): void;
}

/**
 * Live news of topics, over one connection for the whole tab: a WebSocket, or server-sent events
 * where WebSockets do not get through. News are lossy by design: listeners reload at `onJoined`
 * and where a version is missing.
 */
export interface LiveConnection {
  watch(topic: string, listener: LiveListener): Stop;
}

/** One open line to the server, whatever carries it. */
export interface LiveLine {
  subscribe(topics: readonly string[], token: string | null): void;
  unsubscribe(topics: readonly string[]): void;
  close(): void;
}

export interface LiveLineEvents {
  onOpen(): void;
  onMessage(message: LiveMessage): void;
  onClosed(): void;
}

export interface LiveConnectionParts {
  openSocket(events: LiveLineEvents): LiveLine;
  openEvents(events: LiveLineEvents): LiveLine;
  accessToken(): Promise<string | null>;
  device: Device;
}

/** Of an order its owner alone hears, and of a gate who runs it. */
export const needsToken = (topic: string) => /^(order|gate):/.test(topic);

const RECONNECT_FIRST_MS = 500;
export const RECONNECT_MS_MAX = 15_000;
/** Attempts that brought no word from the server before server-sent events are tried instead. */
export const SOCKET_FAILURES_MAX = 2;

export function createLiveConnection(parts: LiveConnectionParts): LiveConnection {
  const listeners = new Map<string, Set<LiveListener>>();
  let line: LiveLine | null = null;
  let opened = false;
  /** Lines in a row that closed before the server had said anything. */
  let failures = 0;
  let heard = false;
  let cancelReconnect: Stop | null = null;

  async function subscribe(topics: readonly string[]): Promise<void> {
    const token = topics.some(needsToken) ? await parts.accessToken().catch(() => null) : null;
    if (opened && topics.length > 0) line?.subscribe(topics, token);
  }

  function open(): void {
    cancelReconnect = null;
    heard = false;
    const events: LiveLineEvents = {
      onOpen: () => {
        opened = true;
        void subscribe([...listeners.keys()]);
      },
      onMessage: (message) => {
        heard = true;
        dispatch(message);
      },
      onClosed: () => {
        failures = heard ? 0 : failures + 1;
        opened = false;
        line = null;
        for (const watching of listeners.values()) {
          for (const listener of watching) listener.onLost?.();
        }
        if (listeners.size > 0) cancelReconnect = parts.device.after(pauseMs(failures), open);
      },
    };
    line = failures < SOCKET_FAILURES_MAX ? parts.openSocket(events) : parts.openEvents(events);
  }

  function dispatch(message: LiveMessage): void {
    if (message.type === 'refused') return;
    const topics = message.type === 'subscribed' ? message.topics : [message.topic];
    for (const topic of topics) {
      for (const listener of listeners.get(topic) ?? []) {
        if (message.type === 'subscribed') listener.onJoined();
        else listener.onMessage(message);
      }
    }
  }

  function forget(topic: string, listener: LiveListener): void {
    const watching = listeners.get(topic);
    if (!watching?.delete(listener) || watching.size > 0) return;
    listeners.delete(topic);
    if (opened) line?.unsubscribe([topic]);
    if (listeners.size > 0) return;
    cancelReconnect?.();
    cancelReconnect = null;
    opened = false;
    line?.close();
    line = null;
  }

  return {
    watch: (topic, listener) => {
      const watching = listeners.get(topic) ?? new Set();
      listeners.set(topic, watching.add(listener));
      if (opened) void subscribe([topic]);
      else if (!line && !cancelReconnect) open();
      return () => forget(topic, listener);
    },
  };
}

function pauseMs(failures: number): number {
  return Math.min(RECONNECT_MS_MAX, RECONNECT_FIRST_MS * 2 ** failures);
}
