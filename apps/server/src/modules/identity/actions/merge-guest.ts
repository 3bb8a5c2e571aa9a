import type { MergedGuest } from '@houseful/contract/faces/identity';
import { fact } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';
import { deleteFamiliesOf } from '../store/refresh-families.ts';
import { lockMergeOfGuest, markMerged } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';

/**
 * Ends the guest in favour of the account, and tells the house whose things are whose from now
 * on: once, in the caller's transaction. Of several sign-ins at once with one guest's token the
 * first decides; a repeat by the same account answers the same and tells nothing.
 *
 * @returns null, having changed nothing, for whoever is no guest or has become another account's
 */
export async function mergeGuest(
  tx: Tx,
  { record }: Pick<ActionDeps, 'record'>,
  guestId: string,
  accountId: string,
): Promise<MergedGuest | null> {
  const guest = await lockMergeOfGuest(tx, guestId);
  if (!guest) return null;
  const merged = { fromBuyerId: guestId, toBuyerId: accountId };
  if (guest.merged_into !== null) return guest.merged_into === accountId ? merged : null;
  await markMerged(tx, guestId, accountId);
  await deleteFamiliesOf(tx, guestId);
  await record(tx, [fact('identity.guest-merged', merged)]);
  return merged;
}
