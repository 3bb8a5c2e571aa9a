import type { OrderStatus } from '@houseful/contract/booking';
import type { Stop } from '#platform/clock';
import type { Signals } from '#platform/signals/signals';

export const ORDER_CHANNEL = 'booking.orders';

export interface OrderSignal {
  readonly orderId: string;
  readonly status: OrderStatus;
}

export interface OrderSignals {
  watch(orderId: string, listener: (signal: OrderSignal) => void): Stop;
}

/** Tells whoever looks at an order that its status changed; lossy, so screens poll as well. */
export function createOrderSignals(signals: Signals): OrderSignals {
  const watchers = new Map<string, Set<(signal: OrderSignal) => void>>();
  signals.listen(ORDER_CHANNEL, {
    onSignal: (message) => {
      const signal = message as OrderSignal;
      for (const listener of watchers.get(signal.orderId) ?? []) listener(signal);
    },
    onGap: () => undefined,
  });
  return {
    watch: (orderId, listener) => {
      const listeners = watchers.get(orderId) ?? new Set();
      watchers.set(orderId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) watchers.delete(orderId);
      };
    },
  };
}
