import type {
  bookingOperations,
  Contact,
  Hold,
  Order,
  PlacedOrder,
  SeatMapWithStatus,
  SeatStatus,
  Show,
  ShowSale,
} from './booking.ts';
import type { auditOperations } from './audit.ts';
import type { CancellationPolicy, OrderRefund } from './cancellation.ts';
import type { ShowLabel } from './show-label.ts';
import type {
  Availability,
  catalogOperations,
  Rehearsal,
  ShowListing,
  Title,
  TitleCard,
  VenueSummary,
} from './catalog.ts';
import type { FactPayload, PricedCategory } from './facts.ts';
import type { identityOperations, Session } from './identity.ts';
import type { OrderChange, SeatDelta } from './live.ts';
import type { notificationsOperations } from './notifications.ts';
import type { Call, Face, InputOf } from './operation.ts';
import type { organisationsOperations } from './organisations.ts';
import type { PaymentStart } from './payments.ts';
import type { OrphanRule } from './orphan-rule.ts';
import type { Money } from './primitives.ts';
import type { SeatMap } from './seat-map.ts';
import type { seatPlansOperations } from './seat-plans.ts';
import type { Belonging, Reach, Right } from './staff.ts';
import type { ticketsOperations, TicketStub } from './tickets.ts';
import type { City, Venue, venuesOperations } from './venues.ts';
import type { venuesDeskOperations } from './venues-desk.ts';
import type { WaitingRoomOccasion, WaitingRoomSales, WaitingRoomStatus } from './waiting-room.ts';
import type { waitingRoomOperations } from './waiting-room-operations.ts';

/**
 * What each module offers its callers. Mostly its public operations; where one public answer
 * is composed from several modules, the part that this module knows.
 */

export interface IdentityFace extends Omit<Face<typeof identityOperations>, 'login'> {
  /** `merged`: the guest who signed in, and who has ended; null when the caller was none. */
  login(
    input: InputOf<(typeof identityOperations)['login']>,
    call: Call,
  ): Promise<{ session: Session; merged: MergedGuest | null }>;
  /** What to call each of them: their name or, without one, their email. Who has neither is left out. */
  nameUsers(input: { userIds: readonly string[] }): Promise<ReadonlyMap<string, string>>;
  /** What is known of each of them; who is not there is left out. */
  describeUsers(input: {
    userIds: readonly string[];
  }): Promise<ReadonlyMap<string, Pick<Session['user'], 'name' | 'email'>>>;
  /** Who has run this installation the longest; null while nobody does. */
  findOperator(): Promise<string | null>;
  /**
   * Opens the account of who runs this installation; again with the same email and password, it is the same.
   * @throws set-up-over once somebody else does, email-taken, overloaded
   */
  addFirstOperator(input: { name: string; email: string; password: string }): Promise<Session>;
}

type OrganisationsOperations = Face<typeof organisationsOperations>;

export interface OrganisationsFace extends Omit<OrganisationsOperations, 'setUp'> {
  /** Where somebody may do one certain thing, as of now. */
  reachOf(input: { userId: string; right: Right }): Promise<Reach>;
  /** Names the first organisation and makes its owner, unless it has one. */
  openFirst(input: { name: string; ownerId: string }): Promise<void>;
  /** What the program prints while nobody runs the installation. */
  readonly setUpWord: string;
  isSetUpWord(word: string): boolean;
  /** What the link of an invitation carries. */
  invitationWord(invitationId: string): string;
}

export type AuditFace = Face<typeof auditOperations>;

/** A guest whose things are an account's from now on. */
export type MergedGuest = FactPayload<'identity.guest-merged'>;

/** Makes what was the guest's the account's; again, it changes nothing. Never refuses. */
export type AdoptBuyer = (merged: MergedGuest) => Promise<void>;

export interface VenuesFace
  extends Face<typeof venuesOperations>,
    Face<typeof venuesDeskOperations>,
    Face<typeof seatPlansOperations> {
  /** Adds cities, venues and seat maps that are not known yet; known ones stay as they are. */
  registerPlaces(places: {
    cities: readonly City[];
    /** Without a word about it, a venue is the first organisation's. */
    venues: readonly { venue: Venue; cityName: string; organisationId?: string }[];
    seatMaps: Iterable<SeatMap>;
  }): Promise<void>;
}

/** A show to be scheduled, with everything that is frozen when it goes on sale. */
export interface NewShow {
  readonly showId: string;
  readonly titleId: string;
  readonly venueId: string;
  readonly screenId: string;
  readonly seatMapId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly language: string;
  readonly format: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly categories: readonly PricedCategory[];
  /** Without one: the default ladder. */
  readonly cancellation?: CancellationPolicy | undefined;
  /** Without one: the default, which is off. */
  readonly orphanRule?: OrphanRule | undefined;
  /** Without one, or null: a buyer may have as many as their holds allow. */
  readonly seatsPerBuyerMax?: number | null | undefined;
}

export interface ListedShows {
  readonly date: string;
  readonly dates: string[];
  readonly venues: { venue: VenueSummary; shows: ShowListing[] }[];
}

export interface ListedVenueShows {
  readonly date: string;
  readonly dates: string[];
  readonly titles: { title: TitleCard; shows: ShowListing[] }[];
}

/** What a picture generator may know about a title. */
export interface ArtSubject {
  readonly titleId: string;
  readonly kind: Title['kind'];
  readonly name: string;
  readonly nativeName: string | null;
  readonly year: number;
  readonly genres: readonly string[];
  readonly languages: readonly string[];
  readonly certificate: string | null;
  /** Dark, accent, light: `#rrggbb`. */
  readonly palette: readonly [string, string, string];
  readonly motif: string;
  readonly credit: string;
}

/** A title as its owner describes it; the pictures' addresses are ours, and its shows tell the price. */
export interface NewTitle extends Omit<Title, 'posterUrl' | 'bannerUrl' | 'priceFrom'> {
  readonly palette: readonly [string, string, string];
  readonly motif: string;
}

/** What was frozen when a show went on sale. */
export type ShowTerms = Omit<FactPayload<'catalog.show-scheduled'>, 'localDate'>;

export interface CatalogFace
  extends Pick<
    Face<typeof catalogOperations>,
    | 'listMovies'
    | 'listTitles'
    | 'getTitleFacets'
    | 'listTrendingTitles'
    | 'search'
    | 'getMovie'
    | 'getTitle'
  > {
  /** @throws no-such-title, no-such-city */
  listShows(input: InputOf<(typeof catalogOperations)['listTitleShows']>): Promise<ListedShows>;
  /** @throws no-such-venue */
  listVenueShows(
    input: InputOf<(typeof catalogOperations)['listVenueShows']>,
  ): Promise<ListedVenueShows>;
  /** @throws no-such-show */
  getShow(input: {
    showId: string;
  }): Promise<{ listing: ShowListing; title: TitleCard; venue: VenueSummary }>;
  /** Everything that is on of the title, of one organisation when asked, at most 1,000 shows. @throws no-such-title */
  getShowIds(input: {
    titleId: string;
    organisationId?: string;
  }): Promise<{ name: string; showIds: string[] }>;
  /** @throws no-such-title */
  getArtSubject(input: { titleId: string }): Promise<ArtSubject>;
  /** Adds titles that are not known yet. */
  addTitles(titles: readonly NewTitle[]): Promise<void>;
  /**
   * Tells booking to sell a copy of a show by the terms of that one; no list, search or count knows it.
   * @throws rehearsal-refused, idempotency-key-reused
   */
  rehearseShow(
    input: InputOf<(typeof catalogOperations)['rehearseShow']> & { terms: ShowTerms },
    call: Call,
  ): Promise<Rehearsal>;
  /** Schedules shows that are not known yet and tells booking all it needs to sell them. */
  scheduleShows(shows: readonly NewShow[]): Promise<{ added: number }>;
}

/** A seat delta without the transport's words around it. */
export type SeatsChanged = Omit<SeatDelta, 'type' | 'topic'>;
export type OrderChanged = Pick<OrderChange, 'orderId' | 'status'>;

type BookingOperations = Face<typeof bookingOperations>;

/** Sales of some shows; categories of the same name and price are one. */
export type ShowsSales = Pick<WaitingRoomSales, 'seatsUnsold' | 'seatsPerPlaceMax' | 'categories'>;

/** Booking knows what is to go back; how far it is, only payments knows. */
export interface OrderWithRefund {
  readonly order: Order;
  /** What goes back of the money that was paid, and since when that is so; null when nothing does. */
  readonly refundDue: { readonly amount: Money; readonly since: string } | null;
}

export interface BookingFace
  extends Pick<
    BookingOperations,
    | 'holdSeats'
    | 'getHold'
    | 'changeHold'
    | 'extendHold'
    | 'releaseHold'
    | 'listOrders'
    | 'getCancellation'
  > {
  /**
   * The hold that this very call to hold seats has made before, by its Idempotency-Key; null when there is none.
   * @throws idempotency-key-reused, unauthenticated for a guest who has signed in meanwhile
   */
  findEarlierHold(
    input: InputOf<(typeof bookingOperations)['holdSeats']>,
    call: Call,
  ): Promise<Hold | null>;
  /** @throws no-such-show, also for the moment in which a new show is being put on sale */
  getShowSale(input: { showId: string }): Promise<ShowSale>;
  /** The terms as they were frozen. @throws no-such-show */
  getShowTerms(input: { showId: string }): Promise<ShowTerms>;
  /** By show id; shows that booking does not know yet are left out. */
  getAvailability(input: { showIds: readonly string[] }): Promise<Map<string, Availability>>;
  /** How these shows sell, all together; shows that are not on sale yet count as nothing. */
  getSales(input: { showIds: readonly string[] }): Promise<ShowsSales>;
  getShowSeatMap(input: { showId: string }): Promise<SeatMapWithStatus>;
  getSeatStatus(input: { showId: string }): Promise<SeatStatus>;
  /** `contactIfNone`: where the tickets go when the buyer says nothing about it. */
  placeOrder(
    input: InputOf<(typeof bookingOperations)['placeOrder']> & {
      contactIfNone?: Contact | undefined;
    },
    call: Call,
  ): Promise<PlacedOrder>;
  getOrder(input: { orderId: string }, call: Call): Promise<OrderWithRefund>;
  /** Answers the confirmed order together with what its tickets are made of. */
  confirmPayment(
    input: InputOf<(typeof bookingOperations)['confirmPayment']>,
    call: Call,
  ): Promise<FactPayload<'booking.order-confirmed'>>;
  /** Answers the cancelled order together with what the world is told about it. */
  cancelOrder(
    input: InputOf<(typeof bookingOperations)['cancelOrder']>,
    call: Call,
  ): Promise<OrderWithRefund & { fact: FactPayload<'booking.order-cancelled'> }>;
  adoptBuyer: AdoptBuyer;
  /** Calls back with every change of the show's seats until stopped. @throws no-such-show */
  watchSeats(showId: string, listener: (delta: SeatsChanged) => void): Promise<() => void>;
  /** Calls back when the order's status changes. Whether the listener may know is the caller's to check. */
  watchOrder(orderId: string, listener: (change: OrderChanged) => void): () => void;
}

/** How a try to take the money ended. */
export type Settlement =
  | {
      readonly outcome: 'captured';
      readonly paymentId: string;
      readonly amount: Money;
      readonly capturedAt: string;
    }
  | { readonly outcome: 'declined'; readonly reason: string }
  /** The bank has not said yet. Never treat it as a no: the money may be on its way. */
  | { readonly outcome: 'pending'; readonly retryAfterMs: number };

export interface PaymentsFace {
  /** False where the sandbox bank is the only one: then no payment is more than a play. */
  readonly movesMoney: boolean;
  /**
   * Opens the one payment of an order at the provider; again with the same order, the same payment.
   * @throws provider-unreachable
   */
  startPayment(input: {
    orderId: string;
    buyerId: string;
    amount: Money;
    expiresAt: string;
    /** What the buyer reads on the provider's page. */
    description: string;
  }): Promise<PaymentStart>;
  /** Takes the money with the token that the provider gave the browser. @throws provider-unreachable */
  settlePayment(input: { orderId: string; paymentToken: string }): Promise<Settlement>;
  getPayment(input: { orderId: string }): Promise<PaymentStart | null>;
  /** The refund of the money that paid the order, from the moment it was asked for. */
  getRefund(input: { orderId: string }): Promise<OrderRefund | null>;
  adoptBuyer: AdoptBuyer;
  /**
   * Verified, deduplicated, settled and recorded in one transaction.
   * @throws no-such-route for an unknown provider, webhook-signature-invalid
   */
  receiveWebhook(input: {
    provider: string;
    /** The bytes as they came: the signature covers them. */
    rawBody: Uint8Array;
    headers: Readonly<Record<string, string | undefined>>;
  }): Promise<void>;
}

export interface TicketsFace extends Face<typeof ticketsOperations> {
  /** Issues one ticket per line, once: a repeated call answers the same tickets. */
  issueTickets(order: FactPayload<'booking.order-confirmed'>): Promise<TicketStub[]>;
  /** From now on the order's tickets open no gate, issued already or not; nothing for unpaid orders. */
  revokeTickets(order: FactPayload<'booking.order-cancelled'>): Promise<void>;
  listTickets(input: { orderId: string }): Promise<TicketStub[]>;
  adoptBuyer: AdoptBuyer;
  /** What a mail needs: words, PDF and calendar of the order's tickets, in seat order. */
  renderOrder(input: { orderId: string }): Promise<OrderPapers>;
}

export interface OrderPapers {
  readonly show: ShowLabel;
  readonly ticketCode: string;
  readonly contact: { readonly name?: string | undefined; readonly email?: string | undefined };
  readonly tickets: readonly { code: string; seat: string; gate: string; category: string }[];
  readonly pdf: Uint8Array;
  readonly calendar: string;
}

export type NotificationsFace = Face<typeof notificationsOperations>;

type WaitingRoomOperations = Face<typeof waitingRoomOperations>;

export interface WaitingRoomFace extends Omit<WaitingRoomOperations, 'createWaitingRoom'> {
  /**
   * `belonging`: whose it is; `name`: what is on sale, in words; `occasion`: where and when a single show is; `showIds`: the shows that are
   * behind the room from now on.
   * @throws room-exists, idempotency-key-reused
   */
  createWaitingRoom(
    input: InputOf<(typeof waitingRoomOperations)['createWaitingRoom']> & {
      belonging: Belonging;
      name: string;
      occasion?: WaitingRoomOccasion;
      showIds: readonly string[];
    },
    call: Call,
  ): ReturnType<WaitingRoomOperations['createWaitingRoom']>;
  /**
   * Lets a call for seats of the show pass: there is no room in front of it, or the caller is inside.
   * @throws not-admitted, no-such-show, overloaded
   */
  admitToSeats(input: { showId: string }, call: Call): Promise<void>;
  /** Whether the caller holds an admission of the room in front of the show, be it over: it costs nobody else a read. */
  hasBeenInside(input: { showId: string }, call: Call): Promise<boolean>;
  /** The room's status, where it is at hand; the same object as long as nothing has changed. */
  peekStatus(roomId: string): WaitingRoomStatus | undefined;
  /** The room in front of the show; null when there is none, or it has ended. */
  findRoom(input: { showId: string }): Promise<Show['waitingRoom']>;
  adoptBuyer: AdoptBuyer;
  /** Calls back with each status of the room until stopped. @throws no-such-waiting-room */
  watchRoom(roomId: string, listener: (status: WaitingRoomStatus) => void): Promise<() => void>;
}
