import { bookingOperations, type Hold } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import { api, apiAs, session } from '../browser.ts';
import { rememberHold } from './remembered-hold.ts';

/**
 * Brings a guest's held seats along when the guest signs in to an account that was there before:
 * holds belong to one buyer, so they are let go and held again at once, and the time to pay begins
 * anew. A guest who became an account is the same buyer, and keeps the hold as it is.
 * @throws seats-taken when somebody was faster in between, and whatever holding seats may answer
 */
export async function moveHold(hold: Hold, guest: Session): Promise<Hold> {
  if (session.current()?.user.userId === guest.user.userId) return hold;
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
