import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { insertTitleNames, insertVenueNames, readUnnamed } from '../store/names.ts';

const NAMED_PER_ROUND_MAX = 200;
const ROUNDS_MAX = 500;

/** Makes findable what came into the house before there was a search. */
export function nameEverything({ pool }: { pool: Pool }) {
  return async (): Promise<void> => {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const left = await inTransaction(pool, async (tx) => {
        const { titles, venues } = await readUnnamed(tx, NAMED_PER_ROUND_MAX);
        await insertTitleNames(tx, titles);
        await insertVenueNames(tx, venues);
        return titles.length + venues.length;
      });
      if (left === 0) return;
    }
  };
}
