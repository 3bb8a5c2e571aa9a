import type { LiveMessage } from '@houseful/contract/live';
import { API_BASE } from '../api/address.ts';
import { type LiveLine, type LiveLineEvents, needsToken } from './live-connection.ts';

const LIVE_PATH = `${API_BASE}/live`;

export function openSocketLine(events: LiveLineEvents): LiveLine {
  const url = new URL(LIVE_PATH, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  let closedByUs = false;
  socket.addEventListener('open', () => !closedByUs && events.onOpen());
  socket.addEventListener('message', ({ data }) => {
    const message = parseMessage(data);
    if (message) events.onMessage(message);
  });
  socket.addEventListener('close', () => !closedByUs && events.onClosed());
  return {
    subscribe: (topics, token) => {
      socket.send(JSON.stringify({ type: 'subscribe', topics, ...(token ? { token } : {}) }));
    },
    unsubscribe: (topics) => socket.send(JSON.stringify({ type: 'unsubscribe', topics })),
    close: () => {
      closedByUs = true;
      socket.close();
    },
  };
}

/**
 * Server-sent events carry the topics in their address, so each change of topics is a new stream.
 * They cannot carry a token: topics that need one are left to the page's polling.
 */
export function openEventsLine(events: LiveLineEvents): LiveLine {
  const topics = new Set<string>();
  let source: EventSource | null = null;

  function reopen(): void {
    source?.close();
    source = null;
    if (topics.size === 0) return;
    const query = new URLSearchParams({ topics: [...topics].join(',') });
    const stream = new EventSource(`${LIVE_PATH}?${query}`);
    source = stream;
    stream.addEventListener('open', () => {
      events.onMessage({ type: 'subscribed', topics: [...topics] });
    });
    stream.addEventListener('message', ({ data }) => {
      const message = parseMessage(data);
      // Its own `subscribed` tells what the opening of the stream told already.
      if (message && message.type !== 'subscribed') events.onMessage(message);
    });
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) events.onClosed();
    });
  }

  queueMicrotask(() => events.onOpen());
  return {
    subscribe: (added) => {
      for (const topic of added) if (!needsToken(topic)) topics.add(topic);
      reopen();
    },
    unsubscribe: (removed) => {
      for (const topic of removed) topics.delete(topic);
      reopen();
    },
    close: () => {
      source?.close();
      source = null;
    },
  };
}

function parseMessage(data: unknown): LiveMessage | null {
  try {
    const message: LiveMessage = JSON.parse(String(data));
    return typeof message?.type === 'string' ? message : null;
  } catch {
    return null;
  }
}
