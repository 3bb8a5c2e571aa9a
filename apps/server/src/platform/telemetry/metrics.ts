import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Every number the program tells about itself, served at `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  readonly httpSeconds: Histogram<'operation' | 'status'>;
  readonly groupCommitBatch: Histogram<'verb'>;
  readonly groupCommitSeconds: Histogram<'verb'>;
  readonly groupCommitWaiting: Gauge<'verb'>;
  readonly factsDelivered: Counter<'consumer'>;
  readonly factsFailed: Counter<'consumer'>;
  readonly factsSetAside: Counter<'fact'>;
  readonly liveConnections: Gauge<'kind'>;
  readonly jobFailures: Counter<'job'>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const name = (suffix: string) => `houseful_${suffix}`;
  return {
    registry,
    httpSeconds: new Histogram({
      name: name('http_request_seconds'),
      help: 'Time to answer, by contract operation and status.',
      labelNames: ['operation', 'status'],
      buckets: SECONDS,
      registers,
    }),
    groupCommitBatch: new Histogram({
      name: name('group_commit_batch_commands'),
      help: 'Commands in one transaction.',
      labelNames: ['verb'],
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    }),
    groupCommitSeconds: new Histogram({
      name: name('group_commit_seconds'),
      help: 'Time of one transaction.',
      labelNames: ['verb'],
      buckets: SECONDS,
      registers,
    }),
    groupCommitWaiting: new Gauge({
      name: name('group_commit_waiting_commands'),
      help: 'Commands that wait for the next transaction.',
      labelNames: ['verb'],
      registers,
    }),
    factsDelivered: new Counter({
      name: name('facts_delivered_total'),
      help: 'Facts that a consumer has taken.',
      labelNames: ['consumer'],
      registers,
    }),
    factsFailed: new Counter({
      name: name('facts_failed_total'),
      help: 'Deliveries that failed and will be tried again.',
      labelNames: ['consumer'],
      registers,
    }),
    factsSetAside: new Counter({
      name: name('facts_set_aside_total'),
      help: 'Facts given up after the last try; they wait for a person.',
      labelNames: ['fact'],
      registers,
    }),
    liveConnections: new Gauge({
      name: name('live_connections'),
      help: 'Open live connections.',
      labelNames: ['kind'],
      registers,
    }),
    jobFailures: new Counter({
      name: name('job_failures_total'),
      help: 'Scheduled jobs that threw.',
      labelNames: ['job'],
      registers,
    }),
  };
}
