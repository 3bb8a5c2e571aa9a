import type { FactName } from '@houseful/contract/facts';
import type { NewFact } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';

export interface OutboxFact {
  readonly fact_id: number;
  readonly name: FactName;
  readonly payload: unknown;
  readonly attempts: number;
}

/** Stands between the payloads of one statement; JSON writes it as an escape wherever a text has it. */
const RECORD_SEPARATOR = '\u001e';

export function insertFacts(tx: Tx, facts: readonly NewFact[], now: Date): void {
  tx.write({
    name: 'facts.insert',
    // One text that is cut into documents: an array literal would have every quote of them escaped,
    // and an array of documents would be read twice.
    text: `insert into platform.outbox (name, payload, recorded_at, due_at)
           select name, payload::json, $4, $4
             from unnest($1::text[], string_to_array($2, $3)) with ordinality
                  as f (name, payload, n)
            order by n`,
    values: [
      facts.map(({ name }) => name),
      facts.map(({ payload }) => JSON.stringify(payload)).join(RECORD_SEPARATOR),
      RECORD_SEPARATOR,
      now,
    ],
  });
}

/**
 * Due facts, oldest first, locked until the transaction ends. Rows that another process is
 * delivering are skipped, so relays share the work without waiting for each other.
 */
export function lockDueFacts(tx: Tx, now: Date, factsMax: number): Promise<OutboxFact[]> {
  return tx.rows({
    name: 'facts.lock-due',
    text: `select fact_id, name, payload, attempts
             from platform.outbox
            where set_aside_at is null and due_at <= $1
            order by fact_id
            limit $2
              for update skip locked`,
    values: [now, factsMax],
  });
}

/** Forgets delivered facts, and with them the inbox marks nobody can need any more. */
export function deleteFacts(tx: Tx, factIds: readonly number[]): void {
  tx.write({
    name: 'facts.delete',
    text: `with gone as (delete from platform.inbox where fact_id = any($1::bigint[]))
           delete from platform.outbox where fact_id = any($1::bigint[])`,
    values: [factIds],
  });
}

export function postponeFact(
  tx: Tx,
  factId: number,
  failure: { attempts: number; dueAt: Date; setAsideAt: Date | null; error: string },
): void {
  tx.write({
    name: 'facts.postpone',
    text: `update platform.outbox
              set attempts = $2, due_at = $3, set_aside_at = $4, last_error = $5
            where fact_id = $1`,
    values: [factId, failure.attempts, failure.dueAt, failure.setAsideAt, failure.error],
  });
}

/** Marks facts as taken by the consumer and tells which of them were not taken before. */
export async function markTaken(
  tx: Tx,
  consumer: string,
  factIds: readonly number[],
): Promise<Set<number>> {
  const rows = await tx.rows<{ fact_id: number }>({
    name: 'facts.mark-taken',
    text: `insert into platform.inbox (consumer, fact_id)
           select $1, fact_id from unnest($2::bigint[]) as f (fact_id)
           on conflict do nothing
           returning fact_id`,
    values: [consumer, factIds],
  });
  return new Set(rows.map(({ fact_id }) => fact_id));
}
