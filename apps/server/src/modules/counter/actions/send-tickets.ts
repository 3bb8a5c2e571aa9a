import type { CounterFace } from '@houseful/contract/faces/counter';
import { fact } from '#platform/facts/facts';
import { inTransaction } from '#platform/postgres/tx';
import type { CounterTools } from '../deps.ts';
import { keepWanted } from '../store/wanted.ts';

/**
 * Tells that the tickets of an order are wanted by mail as well, once: asked again, they went to the first
 * address. Whether the caller may is the caller's to check.
 */
export function sendTickets({
  pool,
  record,
}: Pick<CounterTools, 'pool' | 'record'>): CounterFace['sendTickets'] {
  return (wanted) =>
    inTransaction(pool, async (tx) => {
      const { email, isFresh } = await keepWanted(tx, wanted);
      if (isFresh) await record(tx, [fact('counter.tickets-wanted', wanted)]);
      return { email };
    });
}
