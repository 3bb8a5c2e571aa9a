import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { BatchVerb } from '#platform/group-commit';
import {
  adoptHolds,
  adoptOrders,
  insertAdoptions,
  lockRunningHoldsOf,
} from '../store/adoptions.ts';
import { lockBuyers } from '../store/holds.ts';

/**
 * Makes the running holds and the orders of guests those of the accounts they have signed in to.
 * Never refuses, moves no clock, touches no seat: ids, ends and states stay what they were, and
 * an account may so come to have more holds than it could make. Repeating it changes nothing.
 *
 * Nothing slips through: a hold is made under the lock of its buyer, which is taken first, and a
 * guest who has been adopted makes none. An order is made under the lock of its hold, so orders
 * are looked for once no running hold can become one.
 */
export function adoptBuyers(): BatchVerb<MergedGuest, void> {
  return async (tx, merged) => {
    const guests = [...new Map(merged.map((each) => [each.fromBuyerId, each])).values()];
    const guestIds = guests.map(({ fromBuyerId }) => fromBuyerId);
    lockBuyers(tx, guestIds);
    await insertAdoptions(tx, guests);
    const running = await lockRunningHoldsOf(tx, guestIds);
    const ordered = await adoptOrders(tx, guestIds);
    await adoptHolds(tx, [...running, ...ordered]);
    return merged.map(() => undefined);
  };
}
