import { bookingOperations, type Hold } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import { isProblem } from '../api/problem.ts';
import { api, apiAs } from '../browser.ts';
import { rememberHold } from './remembered-hold.ts';

/**
 * Brings a guest's held seats along when the guest signs in to an account that was there before:
 * holds belong to one buyer, so they are let go and held again at once, and the time to pay begins
 * anew. Where the hold is the member's already, it is answered as it is.
 * @throws seats-taken when somebody was faster in between, and whatever holding seats may answer
 */
export async function moveHold(hold: Hold, guest: Session): Promise<Hold> {
  try {
    return await api.call(bookingOperations.getHold, { holdId: hold.holdId });
  } catch (error) {
    if (!isProblem(error, 'no-such-hold')) throw error;
  }
  await apiAs(guest).call(bookingOperations.releaseHold, { holdId: hold.holdId });
  const { showId, seatIds } = hold;
  const moved = await api.call(
    bookingOperations.holdSeats,
    { showId, seatIds },
    { idempotencyKey: `move-${hold.holdId}` },
  );
  rememberHold(showId, moved.holdId);
  return moved;
}
