import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { Tx } from '#platform/postgres/tx';
import { insertAdoptions } from '../store/adoptions.ts';

/** A guest's places are the account's that they have signed in to. */
export async function adoptBuyers(tx: Tx, merged: readonly MergedGuest[]): Promise<void> {
  insertAdoptions(tx, merged);
}
