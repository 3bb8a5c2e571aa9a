import type { BookingFace } from '@houseful/contract/faces/booking';
import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { identityOperations } from '@houseful/contract/identity';
import type { Face } from '@houseful/contract/operation';

interface Neighbours {
  readonly identity: IdentityFace;
  readonly booking: Pick<BookingFace, 'adoptBuyer'>;
  readonly payments: Pick<PaymentsFace, 'adoptBuyer'>;
  readonly tickets: Pick<TicketsFace, 'adoptBuyer'>;
  readonly waitingRoom: Pick<WaitingRoomFace, 'adoptBuyer'>;
}

/** Identity's answers; a sign-in is answered when the guest's things are the account's. */
export function composeIdentity({
  identity,
  booking,
  payments,
  tickets,
  waitingRoom,
}: Neighbours): Face<typeof identityOperations> {
  return {
    ...identity,

    // Adopted here so that the very next page has them; should this process die in between, the
    // fact of the merge does the same.
    login: async (input, call) => {
      const { session, merged } = await identity.login(input, call);
      if (merged) {
        await Promise.all(
          [booking, payments, tickets, waitingRoom].map((each) => each.adoptBuyer(merged)),
        );
      }
      return session;
    },
  };
}
