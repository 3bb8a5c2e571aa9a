import type { bookingOperations, Contact } from '@houseful/contract/booking';
import type { Availability, catalogOperations } from '@houseful/contract/catalog';
import type {
  BookingFace,
  CatalogFace,
  IdentityFace,
  PaymentsFace,
  TicketsFace,
} from '@houseful/contract/faces';
import type { Call, Face } from '@houseful/contract/operation';

interface Neighbours {
  readonly identity: Pick<IdentityFace, 'getMe'>;
  readonly booking: BookingFace;
  readonly catalog: CatalogFace;
  readonly payments: Pick<PaymentsFace, 'getPayment'>;
  readonly tickets: Pick<TicketsFace, 'issueTickets' | 'listTickets'>;
}

/** Catalogue answers, with prices and seats left as booking tells them. */
export function composeCatalog({
  catalog,
  booking,
}: Pick<Neighbours, 'catalog' | 'booking'>): Face<typeof catalogOperations> {
  const listShows: Face<typeof catalogOperations>['listTitleShows'] = async (input) => {
    const { date, dates, venues } = await catalog.listShows(input);
    const showIds = venues.flatMap(({ shows }) => shows.map(({ showId }) => showId));
    const availability: ReadonlyMap<string, Availability> =
      showIds.length > 0 ? await booking.getAvailability({ showIds }) : new Map();
    return {
      titleId: input.titleId,
      date,
      dates,
      venues: venues.map(({ venue, shows }) => ({
        venue,
        shows: shows.map((show) => ({
          ...show,
          availability: availability.get(show.showId) ?? null,
        })),
      })),
    };
  };
  return { ...catalog, listMovieShows: listShows, listTitleShows: listShows };
}

/** Booking answers, with the show's words, its payment and its tickets. */
export function composeBooking({
  booking,
  catalog,
  identity,
  payments,
  tickets,
}: Neighbours): Face<typeof bookingOperations> {
  return {
    ...booking,

    getShow: async ({ showId }) => {
      const [{ listing, title, venue }, sale] = await Promise.all([
        catalog.getShow({ showId }),
        booking.getShowSale({ showId }),
      ]);
      const { showId: _, ...terms } = sale;
      return { ...listing, title, venue, sale: terms };
    },

    // Who says nothing about where the tickets go gets them where their account is.
    placeOrder: async (input, call) => {
      const contactIfNone = input.contact ? undefined : await contactOf(identity, call);
      return booking.placeOrder({ ...input, contactIfNone }, call);
    },

    getOrder: async (input, call) => {
      const order = await booking.getOrder(input, call);
      const [payment, stubs] = await Promise.all([
        payments.getPayment({ orderId: order.orderId }),
        order.status === 'CONFIRMED' ? tickets.listTickets({ orderId: order.orderId }) : [],
      ]);
      return { ...order, payment, tickets: stubs };
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
