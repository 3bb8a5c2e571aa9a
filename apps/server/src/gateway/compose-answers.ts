import type { bookingOperations, Contact, Hold } from '@houseful/contract/booking';
import type { OrderRefund } from '@houseful/contract/cancellation';
import type {
  Availability,
  catalogOperations,
  ShowListing,
  ShowOnOffer,
} from '@houseful/contract/catalog';
import type { BookingFace, OrderWithRefund } from '@houseful/contract/faces/booking';
import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { Call, Face } from '@houseful/contract/operation';
import { belongingOf } from '@houseful/contract/show-label';
import { type Belonging, reaches } from '@houseful/contract/staff';
import type { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { Problem, problem } from '#platform/problem';

interface Neighbours {
  readonly identity: Pick<IdentityFace, 'getMe'>;
  readonly booking: BookingFace;
  readonly catalog: CatalogFace;
  readonly payments: Pick<PaymentsFace, 'getPayment' | 'getRefund' | 'movesMoney'>;
  readonly waitingRoom: Pick<WaitingRoomFace, 'admitToSeats' | 'hasBeenInside' | 'findRoom'>;
  readonly tickets: Pick<TicketsFace, 'issueTickets' | 'revokeTickets' | 'listTickets'>;
}

/** Catalogue answers, with prices and seats left as booking tells them. */
export function composeCatalog({
  catalog,
  booking,
  payments,
}: Pick<Neighbours, 'catalog' | 'booking' | 'payments'>): Face<typeof catalogOperations> {
  async function onOffer<G extends { shows: ShowListing[] }>(
    groups: readonly G[],
  ): Promise<(G & { shows: ShowOnOffer[] })[]> {
    const showIds = groups.flatMap(({ shows }) => shows.map(({ showId }) => showId));
    const availability: ReadonlyMap<string, Availability> =
      showIds.length > 0 ? await booking.getAvailability({ showIds }) : new Map();
    return groups.map((group) => ({
      ...group,
      shows: group.shows.map((show) => ({
        ...show,
        availability: availability.get(show.showId) ?? null,
      })),
    }));
  }

  const listShows: Face<typeof catalogOperations>['listTitleShows'] = async (input) => {
    const { date, dates, venues } = await catalog.listShows(input);
    return { titleId: input.titleId, date, dates, venues: await onOffer(venues) };
  };
  return {
    ...catalog,
    listMovieShows: listShows,
    listTitleShows: listShows,
    listVenueShows: async (input) => {
      const { date, dates, titles } = await catalog.listVenueShows(input);
      return { venueId: input.venueId, date, dates, titles: await onOffer(titles) };
    },
    rehearseShow: async (input, call) => {
      if (payments.movesMoney) throw problem('rehearsal-refused', { reason: 'real-money' });
      const terms = await booking.getShowTerms(input);
      if (!reaches(call.reach ?? [], belongingOf(terms.label))) throw problem('no-such-show');
      return catalog.rehearseShow({ ...input, terms }, call);
    },
  };
}

/** Booking answers, with the show's words, its payment and its tickets. */
export function composeBooking({
  booking,
  catalog,
  identity,
  payments,
  tickets,
  waitingRoom,
}: Neighbours): Face<typeof bookingOperations> {
  /** What was held while the caller was inside is told again afterwards, too. */
  async function earlierHold(
    refusal: unknown,
    input: Parameters<BookingFace['findEarlierHold']>[0],
    call: Call,
  ): Promise<Hold | null> {
    const isOver = refusal instanceof Problem && refusal.code === 'not-admitted';
    if (!isOver || !(await waitingRoom.hasBeenInside(input, call))) return null;
    return booking.findEarlierHold(input, call);
  }

  return {
    ...booking,

    getShow: async ({ showId }) => {
      const [{ listing, title, venue, notice }, sale, room] = await Promise.all([
        catalog.getShow({ showId }),
        booking.getShowSale({ showId }),
        waitingRoom.findRoom({ showId }),
      ]);
      const { showId: _, ...terms } = sale;
      return {
        ...listing,
        title,
        venue,
        sale: terms,
        waitingRoom: room,
        ...(notice && { notice }),
      };
    },

    // Before anything of booking: a crowd without admissions of its own costs it nothing.
    holdSeats: async (input, call) => {
      try {
        await waitingRoom.admitToSeats(input, call);
      } catch (refusal) {
        const earlier = await earlierHold(refusal, input, call);
        if (earlier) return earlier;
        throw refusal;
      }
      return booking.holdSeats(input, call);
    },

    // To give seats of a hold back nobody need be inside; for another one they must.
    changeHold: async (input, call) => {
      const { showId, status, seatIds } = await booking.getHold(input, call);
      const wanted = ('seatIds' in input ? input.seatIds : input.add) ?? [];
      const asksForMore = wanted.some((seatId) => !seatIds.includes(seatId));
      if (status === 'HELD' && asksForMore) await waitingRoom.admitToSeats({ showId }, call);
      return booking.changeHold(input, call);
    },

    priceHold: async (input, call) => {
      const contactIfNone = input.contact ? undefined : await contactOf(identity, call);
      return booking.priceHold({ ...input, contactIfNone }, call);
    },

    // Who says nothing about where the tickets go gets them where their account is.
    placeOrder: async (input, call) => {
      const contactIfNone = input.contact ? undefined : await contactOf(identity, call);
      return booking.placeOrder({ ...input, contactIfNone }, call);
    },

    getOrder: async (input, call) => {
      const known = await booking.getOrder(input, call);
      const { orderId, status } = known.order;
      const [payment, stubs, refund] = await Promise.all([
        payments.getPayment({ orderId }),
        status === 'CONFIRMED' ? tickets.listTickets({ orderId }) : [],
        refundOf(payments, known),
      ]);
      return { ...known.order, payment, tickets: stubs, refund };
    },

    // Revoked here so that no ticket outlives the answer; the fact does it again after a crash.
    cancelOrder: async (input, call) => {
      const { fact, ...cancelled } = await booking.cancelOrder(input, call);
      await tickets.revokeTickets(fact);
      return { ...cancelled.order, refund: await refundOf(payments, cancelled) };
    },

    // Tickets are issued here so that the answer carries them; should this process die in
    // between, the fact of the confirmation issues the same ones.
    confirmPayment: async (input, call) => {
      const order = await booking.confirmPayment(input, call);
      return {
        orderId: order.orderId,
        status: 'CONFIRMED',
        ticketCode: order.ticketCode,
        tickets: await tickets.issueTickets(order),
      };
    },
  };
}

/** The waiting room's answers; what is behind a new room, the catalogue knows. */
export function composeWaitingRoom({
  waitingRoom,
  catalog,
  booking,
}: {
  waitingRoom: WaitingRoomFace;
  catalog: CatalogFace;
  booking: Pick<BookingFace, 'getShowTerms'>;
}): Face<typeof waitingRoomOperations> {
  return {
    ...waitingRoom,

    createWaitingRoom: async (input, call) => {
      const { scope } = input;
      if (scope.kind === 'title') {
        const organisationId = chosenOrganisation(input, call);
        const shows = await catalog.getShowIds({ ...scope, organisationId });
        const belonging = { organisationId, venueId: null };
        return waitingRoom.createWaitingRoom({ ...input, belonging, ...shows }, call);
      }
      const belonging = await reachedShow(booking, scope, call);
      const { title, venue, listing } = await catalog.getShow(scope);
      const { startsAt, timeZone } = listing;
      const occasion = { venueName: venue.name, startsAt, timeZone };
      const subject = { belonging, name: title.name, occasion, showIds: [scope.showId] };
      return waitingRoom.createWaitingRoom({ ...input, ...subject }, call);
    },
  };
}

/**
 * How far the order's money is on its way back; of one just cancelled payments may not know yet. Of one that stands
 * some goes back only if the house has changed it.
 */
async function refundOf(
  payments: Neighbours['payments'],
  { order: { orderId, status, paid }, refundDue }: OrderWithRefund,
): Promise<OrderRefund | null> {
  if (status === 'PAYMENT_PENDING') return null;
  if (status === 'CONFIRMED' && paid === undefined) return null;
  const told = await payments.getRefund({ orderId });
  if (told !== null || refundDue === null) return told;
  return { amount: refundDue.amount, status: 'PENDING', updatedAt: refundDue.since };
}

async function contactOf(
  identity: Neighbours['identity'],
  call: Call,
): Promise<Contact | undefined> {
  const { name, email, phone } = await identity.getMe({}, call);
  const contact = {
    ...(name === null ? {} : { name }),
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
  };
  return Object.keys(contact).length > 0 ? contact : undefined;
}

/** Whose show it is. @throws no-such-show for one that the caller does not reach */
async function reachedShow(
  booking: Pick<BookingFace, 'getShowTerms'>,
  { showId }: { showId: string },
  { reach = [] }: Call,
): Promise<Belonging> {
  const { label } = await booking.getShowTerms({ showId });
  const belonging = belongingOf(label);
  if (!reaches(reach, belonging)) throw problem('no-such-show');
  return belonging;
}

/** The one that is named, or the only one that the caller reaches as a whole. @throws no-such-organisation */
function chosenOrganisation(
  { organisationId }: { organisationId?: string | undefined },
  { reach = [] }: Call,
): string {
  const whole = reach.filter(({ venueIds }) => venueIds === null);
  const chosen = organisationId ?? (whole.length === 1 ? whole[0]?.organisationId : undefined);
  if (chosen === undefined || !reaches(reach, { organisationId: chosen, venueId: null })) {
    throw problem('no-such-organisation');
  }
  return chosen;
}
