import type { Clock } from '#platform/clock';
import { overloaded, problem } from '#platform/problem';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import type { Authenticate } from './authenticate.ts';
import type { LiveHub } from './live-hub.ts';
import { isLoopback } from './loopback.ts';
import { networkOf } from './rate-limits.ts';

const CONNECTIONS_MAX = 20_000;
/** A school or an office is one address, and each of its people has a tab or two open. */
export const CONNECTIONS_PER_ADDRESS_MAX = 200;
const RETRY_AFTER_MS = 5_000;

/** What serving one live connection takes. */
export interface Serving {
  readonly hub: LiveHub;
  readonly connections: LiveConnections;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Every open live connection of this process. */
export interface LiveConnections {
  /**
   * @throws overloaded when the process has as many as it can bear, too-many-requests when the
   * visitor's address has its share
   */
  refuseTooMany(address: string): void;
  /** Counts a connection until the returned function is called, once or more often. */
  add(address: string, close: () => void): () => void;
  closeAll(): void;
}

/**
 * This machine's own address has no share of its own: behind a proxy on the same machine that is
 * not named in TRUST_PROXY, all visitors come from there.
 */
export function createLiveConnections(): LiveConnections {
  const closers = new Set<() => void>();
  const perAddress = new Map<string, number>();

  return {
    refuseTooMany: (address) => {
      if (closers.size >= CONNECTIONS_MAX) throw overloaded(RETRY_AFTER_MS);
      const open = perAddress.get(networkOf(address)) ?? 0;
      if (open >= CONNECTIONS_PER_ADDRESS_MAX && !isLoopback(address)) {
        throw problem('too-many-requests', { retryAfterMs: RETRY_AFTER_MS });
      }
    },
    add: (address, close) => {
      const network = networkOf(address);
      closers.add(close);
      perAddress.set(network, (perAddress.get(network) ?? 0) + 1);
      return () => {
        if (!closers.delete(close)) return;
        const left = (perAddress.get(network) ?? 0) - 1;
        if (left > 0) perAddress.set(network, left);
        else perAddress.delete(network);
      };
    },
    closeAll: () => {
      for (const close of closers) close();
    },
  };
}
