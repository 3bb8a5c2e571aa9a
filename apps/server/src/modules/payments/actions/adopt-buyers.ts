import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { Tx } from '#platform/postgres/tx';
import { insertAdoptions } from '../store/adoptions.ts';

/** What guests have paid is the account's that they have signed in to, also a payment opened later. */
export async function adoptBuyers(tx: Tx, merged: readonly MergedGuest[]): Promise<void> {
  await insertAdoptions(tx, merged);
}
