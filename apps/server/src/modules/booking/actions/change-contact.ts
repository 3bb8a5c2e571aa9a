import type { BookingFace } from '@houseful/contract/faces/booking';
import { type ChangeDeps, changeOrder, mustStand } from './change-order.ts';

/**
 * Changes whose order it is and where its tickets go; nothing else of it. Saying what it says already changes nothing.
 *
 * @throws no-such-order, idempotency-key-reused, order-cancelled, order-not-paid, changed-meanwhile
 */
export function changeContact(deps: ChangeDeps): BookingFace['changeOrderContact'] {
  return async (input, call) => {
    const { contact } = input;
    return changeOrder(deps, input, call, async (seen) => {
      mustStand(seen);
      if (sameContact(seen.contact, contact)) return null;
      const nothing = { seatsGiven: [], seatsTaken: [], refund: 0 };
      return { kind: 'contact-changed', after: { contact }, ...nothing };
    });
  };
}

type Contact = Parameters<BookingFace['changeOrderContact']>[0]['contact'];

function sameContact(a: Contact, b: Contact): boolean {
  return a.name === b.name && a.email === b.email && a.phone === b.phone;
}
