import { inTransaction } from '#platform/postgres/tx';
import { deleteEndedFamilies } from '../store/refresh-families.ts';
import type { ActionDeps } from '../deps.ts';

export const FAMILIES_FORGOTTEN_PER_RUN_MAX = 5_000;

/** Forgets sign-ins that nobody renewed in time; the rest of a long list goes with later runs. */
export async function forgetEndedFamilies({ pool, clock }: ActionDeps): Promise<void> {
  await inTransaction(pool, (tx) =>
    deleteEndedFamilies(tx, clock.now(), FAMILIES_FORGOTTEN_PER_RUN_MAX),
  );
}
