import { Counter } from 'prom-client';
import type { Metrics } from '#platform/telemetry/metrics';

export type DeliveryEnd = 'sent' | 'skipped' | 'failed' | 'set-aside';
export type CountDelivery = (end: DeliveryEnd, count?: number) => void;

/** `failed` counts tries that will be repeated; the others count deliveries. */
export function deliveryCounter({ registry }: Metrics): CountDelivery {
  const counter = new Counter({
    name: 'houseful_deliveries_total',
    help: 'Mails by how it went: sent, skipped (no address), failed (will be tried again), set-aside.',
    labelNames: ['end'],
    registers: [registry],
  });
  return (end, count = 1) => counter.inc({ end }, count);
}
