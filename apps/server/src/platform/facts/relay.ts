import type { FactName } from '@houseful/contract/facts';
import { addMs, type Clock, type Stop } from '#platform/clock';
import type { Reaction, RecordFacts } from '#platform/facts/facts';
import {
  deleteFacts,
  insertFacts,
  lockDueFacts,
  markTaken,
  type OutboxFact,
  postponeFact,
} from '#platform/facts/outbox';
import { createNudgedLoop } from '#platform/nudged-loop';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';

const FACTS_PER_ROUND_MAX = 500;
/** The safety net for facts of a process that died between commit and relay. */
const POLL_MS = 1_000;
const ATTEMPTS_MAX = 12;
const RETRY_PAUSE_MS = 500;
const RETRY_PAUSE_MS_MAX = 60_000;

export interface Facts {
  readonly record: RecordFacts;
  /** Called once by the composer, before `start`. */
  subscribe(reactions: readonly Reaction[]): void;
  start(): void;
  /** Finishes the round under way and stops for good; the rest is delivered after the next start. */
  stop(): Promise<void>;
  /** Delivers until nothing is due; for start-up and tests. */
  drain(): Promise<void>;
}

export interface FactsDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * Tells every fact to every consumer at least once: nudged right after the commit that
 * recorded it, polled as the safety net. A consumer's failure delays only that fact; after
 * ATTEMPTS_MAX tries it is set aside, counted and logged, and the rest goes on.
 */
export function createFacts({ pool, clock, log, metrics }: FactsDeps): Facts {
  const consumersOf = new Map<FactName, Reaction[]>();
  let stopPolling: Stop = () => undefined;
  let started = false;
  const loop = createNudgedLoop(deliverRound, (error) =>
    log.warn({ err: error }, 'facts wait: the database did not answer'),
  );

  const record: RecordFacts = async (tx, facts) => {
    if (facts.length === 0) return;
    insertFacts(tx, facts, clock.now());
    tx.afterCommit(nudge);
  };

  function nudge(): void {
    if (started) loop.nudge();
  }

  async function drain(): Promise<void> {
    while ((await deliverRound()) === 'more');
    // What another delivery of this process has under way was skipped above.
    await loop.idle();
  }

  /** One round: locks due facts, lets each consumer take its share, forgets what everybody took. */
  function deliverRound(): Promise<'more' | 'nothing-left'> {
    return inTransaction(pool, async (tx) => {
      const due = await lockDueFacts(tx, clock.now(), FACTS_PER_ROUND_MAX);
      if (due.length === 0) return 'nothing-left';
      const failures = new Map<OutboxFact, unknown>();
      for (const [name, facts] of Map.groupBy(due, (fact) => fact.name)) {
        for (const consumer of consumersOf.get(name) ?? []) {
          await offer(consumer, facts, failures);
        }
      }
      const done = due.filter((fact) => !failures.has(fact));
      deleteFacts(
        tx,
        done.map(({ fact_id }) => fact_id),
      );
      for (const [fact, error] of failures) {
        postpone(tx, fact, error, { clock, log, metrics });
      }
      return due.length === FACTS_PER_ROUND_MAX ? 'more' : 'nothing-left';
    });
  }

  /** Together first; when that fails one by one, so that a poisoned fact fails alone. */
  async function offer(
    consumer: Reaction,
    facts: OutboxFact[],
    failures: Map<OutboxFact, unknown>,
  ): Promise<void> {
    try {
      await take(consumer, facts);
    } catch (error) {
      if (facts.length > 1) {
        for (const single of facts) await offer(consumer, [single], failures);
        return;
      }
      const [fact] = facts;
      if (fact) failures.set(fact, error);
      metrics.factsFailed.inc({ consumer: consumer.consumer });
      log.warn(
        { err: error, consumer: consumer.consumer, fact: fact?.fact_id },
        'a reaction failed',
      );
    }
  }

  async function take(consumer: Reaction, facts: OutboxFact[]): Promise<void> {
    await inTransaction(pool, async (tx) => {
      const fresh = await markTaken(
        tx,
        consumer.consumer,
        facts.map(({ fact_id }) => fact_id),
      );
      const payloads = facts.filter((f) => fresh.has(f.fact_id)).map((f) => f.payload as never);
      if (payloads.length > 0) await consumer.act(tx, payloads);
    });
    metrics.factsDelivered.inc({ consumer: consumer.consumer }, facts.length);
  }

  return {
    record,
    subscribe: (reactions) => {
      for (const entry of reactions) {
        const consumers = consumersOf.get(entry.fact) ?? [];
        consumers.push(entry);
        consumersOf.set(entry.fact, consumers);
      }
    },
    start: () => {
      started = true;
      stopPolling = clock.every(POLL_MS, nudge);
      nudge();
    },
    stop: async () => {
      started = false;
      stopPolling();
      await loop.stop();
    },
    drain,
  };
}

/** Later tries wait longer; the last one leaves the fact to a person. */
function postpone(
  tx: Tx,
  fact: OutboxFact,
  error: unknown,
  { clock, log, metrics }: Omit<FactsDeps, 'pool'>,
): void {
  const attempts = fact.attempts + 1;
  const pauseMs = Math.min(RETRY_PAUSE_MS * 2 ** fact.attempts, RETRY_PAUSE_MS_MAX);
  const givenUp = attempts >= ATTEMPTS_MAX;
  if (givenUp) {
    metrics.factsSetAside.inc({ fact: fact.name });
    log.error({ fact: fact.fact_id, name: fact.name }, 'a fact was set aside');
  }
  postponeFact(tx, fact.fact_id, {
    attempts,
    dueAt: addMs(clock.now(), pauseMs),
    setAsideAt: givenUp ? clock.now() : null,
    error: error instanceof Error ? error.message : String(error),
  });
}
