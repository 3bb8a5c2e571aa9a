import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { Tx } from '#platform/postgres/tx';
import { insertAdoptions } from '../store/adoptions.ts';

/**
 * The tickets of guests are the account's that they have signed in to, and theirs no more; also
 * tickets that are issued to the guest after this. Repeating it changes nothing.
 */
export async function adoptBuyers(tx: Tx, merged: readonly MergedGuest[]): Promise<void> {
  await insertAdoptions(tx, merged);
}
