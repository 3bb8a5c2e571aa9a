import type {
  bookingOperations,
  Contact,
  Hold,
  Order,
  PlacedOrder,
  Quote,
  QuoteLine,
  SeatMapWithStatus,
  SeatStatus,
  Show,
  ShowNotice,
  ShowSale,
} from './booking.ts';
import type { auditOperations } from './audit.ts';
import type { CancellationPolicy, OrderRefund, RefundStatus } from './cancellation.ts';
import type { Movement, Tender } from './counter.ts';
import type { counterOperations } from './counter-operations.ts';
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
import type { GateCounts } from './gate.ts';
import type { gateOperations } from './gate-operations.ts';
import type { identityOperations, Session } from './identity.ts';
import type { insightsOperations } from './insights.ts';
import type { FunnelStep } from './reporting.ts';
import type { OrderChange, SeatDelta } from './live.ts';
import type { mediaOperations, UploadedImage } from './media.ts';
import type { offersOperations } from './offers-desk.ts';
import type { PromoRefusal } from './offers.ts';
import type { pricingOperations, ShowPrices, ShowToPrice } from './pricing-desk.ts';
import type { ShowPricing } from './pricing.ts';
import type { notificationsOperations } from './notifications.ts';
import type { Call, Face, InputOf } from './operation.ts';
import type { organisationsOperations } from './organisations.ts';
import type { PaymentStart } from './payments.ts';
import type {
  DeskOrder,
  OrderCore,
  orderDeskOperations,
  RefundAtDesk,
  TicketAtDesk,
} from './order-desk.ts';
import type { OrderChangeKind } from './order-kinds.ts';
import type { OrphanRule } from './orphan-rule.ts';
import type { PicturePurpose } from './pictures.ts';
import type { Money } from './primitives.ts';
import type {
  PlannedShow,
  PlanTerms,
  ScheduleWeek,
  scheduleDeskOperations,
} from './schedule-desk.ts';
import type { SetAside, setAsideOperations } from './set-aside.ts';
import type { SeatMap } from './seat-map.ts';
import type { seatPlansOperations } from './seat-plans.ts';
import type { Belonging, Reach, Right } from './staff.ts';
import type {
  DeskShow,
  DeskShowDetails,
  ShowChange,
  ShowSeats,
  ShowSettlement,
  showsDeskOperations,
} from './shows-desk.ts';
import type { ticketsOperations, TicketStub } from './tickets.ts';
import type { titlesDeskOperations } from './titles-desk.ts';
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
  /** The rules behind the prices; without them no offer can be used for the show. */
  readonly pricing?: ShowPricing | undefined;
  /** Without one: the default ladder. */
  readonly cancellation?: CancellationPolicy | undefined;
  /** Without one: the default, which is off. */
  readonly orphanRule?: OrphanRule | undefined;
  /** Without one, or null: a buyer may have as many as their holds allow. */
  readonly seatsPerBuyerMax?: number | null | undefined;
  /** What its screen is kept for around it, in minutes. Without: the screen is kept for nobody, and others may be there, too. */
  readonly turnaround?:
    | { readonly preShowMinutes: number; readonly cleanUpMinutes: number }
    | undefined;
  /** As it was planned at the desk. */
  readonly planned?: { readonly terms: PlanTerms; readonly at: string } | undefined;
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

/** How a title looks: what is drawn of it, and what was uploaded instead. */
export interface TitleArt {
  readonly subject: ArtSubject;
  /** How often the title was changed. */
  readonly version: number;
  /** Where the uploaded picture is; null where it is drawn. */
  readonly uploaded: Readonly<Record<PicturePurpose, string | null>>;
}

/** A title as its owner describes it; the pictures' addresses are ours, and its shows tell the price. */
export interface NewTitle extends Omit<Title, 'posterUrl' | 'bannerUrl' | 'priceFrom'> {
  readonly palette: readonly [string, string, string];
  readonly motif: string;
  /** Without a word about it, the first organisation's. */
  readonly organisationId?: string;
  /** Without a word about it, every organisation may put it on. */
  readonly shared?: boolean;
}

/** What was frozen when a show went on sale. */
export type ShowTerms = Omit<FactPayload<'catalog.show-scheduled'>, 'localDate'>;

type ShowsDeskInput<N extends keyof typeof showsDeskOperations> = InputOf<
  (typeof showsDeskOperations)[N]
>;

/** A show as the catalogue keeps it; how it sells, booking knows. */
export type KeptShow = Omit<DeskShow, 'state' | 'seats'> & {
  readonly cancelledAt: string | null;
  readonly closedAt: string | null;
};

export type KeptShowDetails = KeptShow & {
  readonly changes: readonly ShowChange[];
  /** All of the venue that buyers see, with the seat maps that new shows there get. */
  readonly screens: readonly { screenId: string; name: string; seatMapId: string }[];
};

/** As the show was sold, for the words of the fact. */
interface Sold {
  readonly terms: Pick<ShowTerms, 'label' | 'seatMapId'>;
  /** Paid orders by now. */
  readonly orders: number;
}

interface SoldOrHeld extends Sold {
  /** Whether anybody has seats of it, paid or still choosing. */
  readonly hasBuyers: boolean;
}

/**
 * Changes of one show, each with its fact and its note in the log. What is so already changes nothing, and the same key is the
 * same change. @throws no-such-show, idempotency-key-reused, show-change-refused, orders-changed
 */
export interface ShowChanges {
  cancelShow(input: ShowsDeskInput<'cancelShow'> & Sold, call: Call): Promise<void>;
  moveShow(input: ShowsDeskInput<'moveShow'> & SoldOrHeld, call: Call): Promise<void>;
  closeShow(input: ShowsDeskInput<'closeShow'>, call: Call): Promise<void>;
  openShow(input: ShowsDeskInput<'openShow'>, call: Call): Promise<void>;
}
/** A week of the programme as the catalogue knows it: how it sells, booking tells. */
export interface PlannedWeek extends Omit<ScheduleWeek, 'shows'> {
  readonly shows: PlannedShow[];
}

/** A show to be scheduled, as far as its prices ask; the room's categories are those of its seat map. */
export type PlanToPrice = Omit<ShowToPrice, 'categories'> & { readonly seatMapId: string };

type ScheduleOperations = Face<typeof scheduleDeskOperations>;

export interface CatalogFace
  extends Pick<
      ScheduleOperations,
      | 'planShows'
      | 'changeShow'
      | 'checkSchedule'
      | 'applySchedule'
      | 'getScheduleBatch'
      | 'listScheduleBatches'
    >,
    Pick<
      Face<typeof catalogOperations>,
      | 'listMovies'
      | 'listTitles'
      | 'getTitleFacets'
      | 'listTrendingTitles'
      | 'search'
      | 'getMovie'
      | 'getTitle'
    >,
    Omit<Face<typeof titlesDeskOperations>, 'drawTitle'>,
    ShowChanges {
  /** Shows within the caller's reach, without what only others know of them. */
  listDeskShows(
    input: InputOf<(typeof showsDeskOperations)['listDeskShows']>,
    call: Call,
  ): Promise<{ items: KeptShow[]; nextCursor: string | null }>;
  /** @throws no-such-show */
  getDeskShow(input: { showId: string }, call: Call): Promise<KeptShowDetails>;
  /** @throws no-such-title, no-such-city */
  listShows(input: InputOf<(typeof catalogOperations)['listTitleShows']>): Promise<ListedShows>;
  /** @throws no-such-venue */
  listVenueShows(
    input: InputOf<(typeof catalogOperations)['listVenueShows']>,
  ): Promise<ListedVenueShows>;
  /** @throws no-such-show */
  getShow(input: { showId: string }): Promise<{
    listing: ShowListing;
    title: TitleCard;
    venue: VenueSummary;
    notice?: ShowNotice;
  }>;
  /** Everything that is on of the title, of one organisation when asked, at most 1,000 shows. @throws no-such-title */
  getShowIds(input: {
    titleId: string;
    organisationId?: string;
  }): Promise<{ name: string; showIds: string[] }>;
  /** Of a published title. @throws no-such-title */
  getTitleArt(input: { titleId: string }): Promise<TitleArt>;
  /** Those of these images that some title shows. */
  imagesInUse(input: { imageIds: readonly string[] }): Promise<ReadonlySet<string>>;
  /** Adds and publishes titles that are not known yet. */
  addTitles(titles: readonly NewTitle[]): Promise<void>;
  /**
   * Tells booking to sell a copy of a show by the terms of that one; no list, search or count knows it.
   * @throws rehearsal-refused, idempotency-key-reused
   */
  rehearseShow(
    input: InputOf<(typeof catalogOperations)['rehearseShow']> & { terms: ShowTerms },
    call: Call,
  ): Promise<Rehearsal>;
  /** @throws no-such-venue */
  getScheduleWeek(
    input: InputOf<(typeof scheduleDeskOperations)['getScheduleWeek']>,
    call: Call,
  ): Promise<PlannedWeek>;
  /** Schedules shows that are not known yet and tells booking all it needs to sell them. */
  scheduleShows(shows: readonly NewShow[]): Promise<{ added: number }>;
}

/** A seat delta without the transport's words around it. */
export type SeatsChanged = Omit<SeatDelta, 'type' | 'topic'>;
export type OrderChanged = Pick<OrderChange, 'orderId' | 'status'>;

/** So many after that one; null: from the first. */
export interface RetellPage {
  readonly after: string | null;
  readonly limit: number;
}

export interface Retold<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null when there is none. */
  readonly next: string | null;
}

export interface RetoldShow {
  readonly showId: string;
  readonly seatMapId: string;
  readonly seatsTotal: number;
  readonly label: ShowLabel;
  /** Its last move; 0: none. */
  readonly movedVersion: number;
  readonly isCancelled: boolean;
}

export type RetoldOrder =
  | {
      readonly kind: 'confirmed';
      readonly fact: FactPayload<'booking.order-confirmed'>;
      readonly changes: readonly FactPayload<'booking.order-changed'>[];
    }
  | {
      readonly kind: 'cancelled';
      readonly fact: FactPayload<'booking.order-cancelled'>;
      /** How it was confirmed, where it was changed before it was cancelled. */
      readonly confirmed: FactPayload<'booking.order-confirmed'> | null;
      readonly changes: readonly FactPayload<'booking.order-changed'>[];
    }
  /** Not paid, or its money went back. */
  | {
      readonly kind: 'unsold';
      readonly orderId: string;
      readonly showId: string;
      readonly show: ShowLabel;
      readonly status: 'EXPIRED' | 'FAILED' | 'CANCELLED';
      readonly at: string;
      readonly purchase: NonNullable<FactPayload<'booking.order-expired'>['purchase']>;
    };

export type RetoldMoney =
  | { readonly kind: 'captured'; readonly fact: FactPayload<'payments.payment-captured'> }
  | { readonly kind: 'refunded'; readonly fact: FactPayload<'payments.payment-refunded'> };

type BookingOperations = Face<typeof bookingOperations>;
type OrderDeskOperations = Face<typeof orderDeskOperations>;

/** An order after a change, and what the world is told of it; null where nothing has happened. */
export interface ChangedOrder {
  readonly core: OrderCore;
  readonly cancelled: FactPayload<'booking.order-cancelled'> | null;
  readonly changed: FactPayload<'booking.order-changed'> | null;
}

type ChangesOrder<N extends keyof OrderDeskOperations> = (
  ...asked: Parameters<OrderDeskOperations[N]>
) => Promise<ChangedOrder>;

/** What booking knows of an order for staff: as it is, and what the house has changed of it. */
export interface DeskOrderInBooking {
  readonly core: OrderCore;
  readonly paymentId: string | null;
  readonly changes: readonly {
    readonly what: OrderChangeKind;
    readonly at: string;
    readonly actorId: string;
    readonly reason: string;
    readonly seatIds: readonly string[];
    readonly refund: Money | null;
    readonly contactBefore: Contact | null;
  }[];
}

/** Sales of some shows; categories of the same name and price are one. */
export type ShowsSales = Pick<WaitingRoomSales, 'seatsUnsold' | 'seatsPerPlaceMax' | 'categories'>;

/** How a show sells, for its house. */
export interface ShowCounts {
  readonly seats: ShowSeats;
  /** As announced; a stop by hand is the catalogue's to tell. */
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface DescribedShow {
  readonly seatMapId: string;
  readonly label: ShowLabel;
  readonly seatsPerHoldMax: number;
  readonly seatsPerBuyerMax: number | null;
  readonly categories: DeskShowDetails['categories'];
  /** Paid ones. */
  readonly orders: number;
  /** Together; null: there is none. */
  readonly takings: Money | null;
  readonly currency: string;
  /** What the house changed last, and the orders that it concerns; null: nothing. */
  readonly settling: {
    readonly kind: ShowSettlement['kind'];
    readonly since: string;
    /** Of a move: which one. */
    readonly version: number;
    /** Still to be cancelled, or told. */
    readonly left: number;
    /** Those of a cancelled show are the ones that are through. */
    readonly orderIds: readonly string[];
  } | null;
}

/** Booking knows what is to go back; how far it is, only payments knows. */
export interface OrderWithRefund {
  readonly order: Order;
  /** What goes back of the money that was paid, and since when that is so; null when nothing does. */
  readonly refundDue: { readonly amount: Money; readonly since: string } | null;
}

/** As booking knows it: people's names are identity's. */
export type NamelessSetAside = Omit<SetAside, 'actorName'>;
type SetAsideOperations = Face<typeof setAsideOperations>;
/** The operation, answered before anybody is named. */
type Nameless<Name extends 'setSeatsAside' | 'giveBackSeats'> = (
  ...asked: Parameters<SetAsideOperations[Name]>
) => Promise<NamelessSetAside>;

export interface BookingFace
  extends Pick<SetAsideOperations, 'compSeats'>,
    Pick<OrderDeskOperations, 'previewSeatMove' | 'previewDeskCancel'>,
    Pick<
      BookingOperations,
      | 'holdSeats'
      | 'getHold'
      | 'changeHold'
      | 'extendHold'
      | 'releaseHold'
      | 'listOrders'
      | 'getCancellation'
    > {
  listSetAside(
    ...asked: Parameters<SetAsideOperations['listSetAside']>
  ): Promise<{ items: NamelessSetAside[]; nextCursor: string | null }>;
  setSeatsAside: Nameless<'setSeatsAside'>;
  giveBackSeats: Nameless<'giveBackSeats'>;
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
  /** `contactIfNone`: who orders, when the buyer says nothing about it. */
  priceHold(
    input: InputOf<(typeof bookingOperations)['priceHold']> & {
      contactIfNone?: Contact | undefined;
    },
    call: Call,
  ): Promise<Quote>;
  /**
   * `contactIfNone`: where the tickets go when the buyer says nothing about it; `provider`: who takes the
   * money, where it is not the web's.
   */
  placeOrder(
    input: InputOf<(typeof bookingOperations)['placeOrder']> & {
      contactIfNone?: Contact | undefined;
      provider?: string | undefined;
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
  /** The seats of these shows and when they are sold; those that booking does not know yet are left out. */
  countShows(input: { showIds: readonly string[] }): Promise<ReadonlyMap<string, ShowCounts>>;
  /** One show as its house looks at it. @throws no-such-show */
  describeShow(input: { showId: string }): Promise<DescribedShow>;
  /**
   * Sells a show of which nothing is held or sold by other terms from now on; again, it changes nothing.
   * @throws show-has-sales, overloaded while the show is being put on sale
   */
  changeTerms(terms: FactPayload<'catalog.show-scheduled'>): Promise<void>;
  /** Within the caller's reach. @throws no-such-order */
  getDeskOrder(input: { orderId: string }, call: Call): Promise<DeskOrderInBooking>;
  changeOrderContact: ChangesOrder<'changeOrderContact'>;
  moveOrderSeats: ChangesOrder<'moveOrderSeats'>;
  cancelOrderAtDesk: ChangesOrder<'cancelOrderAtDesk'>;
  refundOrder: ChangesOrder<'refundOrder'>;
  /** All that is on sale or was, for who has to count anew: page by page, in order of ids. */
  retellShows(page: RetellPage): Promise<Retold<RetoldShow>>;
  /** What became of every order, as its facts told it. */
  retellOrders(page: RetellPage): Promise<Retold<RetoldOrder>>;
  /** What an order costs as it is by now, for the house's own letters; null: there is none. */
  readQuote(input: { orderId: string }): Promise<Quote | null>;
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

/** The money of one order, for staff. */
export interface MoneyOfOrder extends NonNullable<DeskOrder['payment']> {
  readonly attempts: readonly {
    readonly openedAt: string;
    readonly state: 'CREATED' | 'CAPTURED' | 'DECLINED' | 'FAILED';
    readonly reason: string | null;
    readonly captured: Money | null;
    readonly capturedAt: string | null;
    /** Whether its money is what paid; that of others goes back. */
    readonly hasPaid: boolean;
  }[];
  /** Of the money that paid, the oldest first. */
  readonly refunds: readonly RefundAtDesk[];
}

export interface PaymentsFace {
  /** False where the sandbox bank is the only one on the web: then no payment there is more than a play. */
  readonly movesMoney: boolean;
  /**
   * Opens the one payment of an order at the provider; again with the same order, the same payment.
   * @throws provider-unreachable
   */
  startPayment(input: {
    orderId: string;
    buyerId: string;
    /** Who takes the money; absent: who takes it on the web. */
    provider?: string | undefined;
    amount: Money;
    expiresAt: string;
    /** What the buyer reads on the provider's page. */
    description: string;
  }): Promise<PaymentStart>;
  /** Takes the money with the token that the provider gave the browser. @throws provider-unreachable */
  settlePayment(input: { orderId: string; paymentToken: string }): Promise<Settlement>;
  getPayment(input: { orderId: string }): Promise<PaymentStart | null>;
  /** What goes back of the money that paid the order, all together, from the moment it was asked for. */
  getRefund(input: { orderId: string }): Promise<OrderRefund | null>;
  /** How far the money of these orders is on its way back, all together. */
  countRefunds(input: {
    orderIds: readonly string[];
  }): Promise<Readonly<Record<RefundStatus, { readonly count: number; readonly amount: number }>>>;
  /** All that was tried, taken and promised back; null where nothing was to be paid. */
  describeMoney(input: { orderId: string }): Promise<MoneyOfOrder | null>;
  /** Looks at once whether the order's money that waits to be handed back has been; nothing otherwise. */
  finishRefund(input: { orderId: string }): Promise<void>;
  /** All money that moved, as its facts told it: page by page, in order of payments. */
  retellMoney(page: RetellPage): Promise<Retold<RetoldMoney>>;
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
  /** From now on the order has good tickets for the seats it has, and no others; again, it changes nothing. */
  followChange(change: FactPayload<'booking.order-changed'>): Promise<void>;
  /** Those that are good. */
  listTickets(input: { orderId: string }): Promise<TicketStub[]>;
  /** All that were ever issued, in their order. Whether the caller may is the caller's to check. */
  describeTickets(input: { orderId: string }): Promise<Omit<TicketAtDesk, 'enteredAt'>[]>;
  adoptBuyer: AdoptBuyer;
  /** What a mail needs: words, PDF and calendar of the order's tickets, in seat order. */
  renderOrder(input: { orderId: string }): Promise<OrderPapers>;
}

export interface OrderPapers {
  /** Of the order, as its tickets know it. */
  readonly version: number;
  readonly show: ShowLabel;
  readonly ticketCode: string;
  readonly contact: { readonly name?: string | undefined; readonly email?: string | undefined };
  readonly tickets: readonly { code: string; seat: string; gate: string; category: string }[];
  readonly pdf: Uint8Array;
  readonly calendar: string;
}

export interface MediaFace {
  /**
   * Cuts the picture to its shape and keeps it in all its widths; what was kept already is kept on.
   * @throws no-such-organisation, image-refused, overloaded
   */
  uploadImage(
    input: InputOf<(typeof mediaOperations)['uploadImage']> & { bytes: Uint8Array },
    call: Call,
  ): Promise<UploadedImage>;
  /** One file of an image; null when there is none of that name. */
  readPicture(input: {
    imageId: string;
    variant: string;
  }): Promise<{ bytes: Uint8Array; contentType: string } | null>;
  /**
   * Something of the organisation is about to show these images: they are not forgotten for another day.
   * @throws no-such-image for one that is not there, not the organisation's, or meant for something else
   */
  keepImages(input: {
    organisationId: string;
    images: readonly { imageId: string; purpose: PicturePurpose }[];
  }): Promise<void>;
}

/** A letter that is owed about an order, and how far it is. */
export interface DeliveryOfOrder {
  readonly deliveryId: string;
  readonly template: string;
  /** Null: there was nowhere to send it. */
  readonly recipient: string | null;
  readonly status: 'PENDING' | 'SENT' | 'SKIPPED' | 'SET_ASIDE';
  readonly owedAt: string;
  readonly endedAt: string | null;
  readonly error: string | null;
}

export interface NotificationsFace extends Face<typeof notificationsOperations> {
  /** What became of the letters about these orders' cancelled show, or about that move of it. */
  countShowLetters(input: {
    orderIds: readonly string[];
    about: { readonly kind: 'cancelled' } | { readonly kind: 'moved'; readonly version: number };
  }): Promise<ShowSettlement['mails']>;
  /** Every letter about this order, the oldest first. Whether the caller may know is the caller's to check. */
  describeDeliveries(input: { orderId: string }): Promise<DeliveryOfOrder[]>;
  /**
   * Owes the mail with the tickets once more; under the same Idempotency-Key, it is the same one. At most a few an hour for each order.
   * @throws too-many-requests
   */
  resendConfirmation(
    input: {
      orderId: string;
      orderName: string;
      recipient: string;
      reason: string | null;
      belonging: Belonging;
    },
    call: Call,
  ): Promise<{ deliveryId: string; recipient: string }>;
}

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

/** One reading of a ticket at a gate. */
export interface ScanOfTicket {
  readonly ticketId: string;
  readonly at: string;
  readonly direction: 'entry' | 'exit';
  /** Whether somebody passed by it. */
  readonly counts: boolean;
  readonly reason: string | null;
  readonly gate: string;
}

export interface GateFace extends Face<typeof gateOperations> {
  /** Every reading of these tickets, the oldest first. Whether the caller may know is the caller's to check. */
  describeScans(input: { ticketIds: readonly string[] }): Promise<ScanOfTicket[]>;
  /** Calls back with the show's counts now and at every change, at most each second. Whether the listener may know is the caller's to check. */
  watchCounts(showId: string, listener: (counts: GateCounts) => void): () => void;
}

type CounterOperations = Face<typeof counterOperations>;

/** What takes booking, payments and tickets as well is put together elsewhere. */
type SoldTogether =
  | 'listCounterShows'
  | 'holdAtCounter'
  | 'changeCounterHold'
  | 'getCounterHold'
  | 'releaseCounterHold'
  | 'priceCounterHold'
  | 'sellAtCounter'
  | 'getCounterSale'
  | 'sendCounterTickets'
  | 'getCounterRefund'
  | 'refundAtCounter'
  | 'payOut';

export interface CounterFace extends Omit<CounterOperations, SoldTogether> {
  /** The caller's own shift, where they may still sell. @throws no-such-shift */
  shiftToSell(
    input: { shiftId: string },
    call: Call,
  ): Promise<{ organisationId: string; venueId: string; isOpen: boolean }>;
  /** What was taken for an order, for who reaches it. @throws no-such-order */
  saleWithin(input: { orderId: string }, call: Call): Promise<Movement>;
  /**
   * Notes what the cashier has taken for an order, once: from then on it counts as captured.
   * @throws no-such-shift, hold-already-ordered, shift-closed, shift-full, order-expired, currency-mismatch, not-enough-tendered
   */
  takeMoney(
    input: { shiftId: string; orderId: string; amount: Money; tender: Tender; until: string },
    call: Call,
  ): Promise<Movement>;
  /** Whether this tender pays that much in the shift. @throws no-such-shift, shift-closed, shift-full, currency-mismatch, not-enough-tendered */
  mayTake(input: { shiftId: string; amount: Money; tender: Tender }, call: Call): Promise<void>;
  /** Notes what a cancellation gives back, before its fact is heard; again, it is the same. */
  oweCancelled(cancelled: FactPayload<'booking.order-cancelled'>): Promise<void>;
  /**
   * Notes that money which is owed was handed back, once.
   * @throws no-such-order, no-such-shift, handed-back-elsewhere, shift-closed, shift-full, currency-mismatch, not-enough-cash, reference-needed
   */
  handBack(
    input: { payoutId: string; shiftId: string; reference?: string | undefined },
    call: Call,
  ): Promise<Movement>;
  /** Whether the shift could hand this much back now. @throws no-such-order, no-such-shift, shift-closed, shift-full, currency-mismatch, not-enough-cash, reference-needed */
  mayHandBack(
    input: {
      orderId: string;
      shiftId: string;
      amount: Money;
      reference?: string | undefined;
    },
    call: Call,
  ): Promise<void>;
  /** What was taken for an order, and each sum that was handed back; whose it is is not asked. */
  takingOf(input: { orderId: string }): Promise<Movement | null>;
  handedBackFor(input: { payoutId: string }): Promise<Movement | null>;
  /** Has the tickets sent, once; answers where to. Whether the caller may is not asked. */
  sendTickets(input: { orderId: string; email: string }): Promise<{ email: string }>;
}

export interface InsightsFace extends Face<typeof insightsOperations> {
  /** Counts a step towards a ticket, and nothing about who took it. Never fails and never waits. */
  countStep(step: Exclude<FunnelStep, 'paid'>, of: { titleId: string } | { showId: string }): void;
}

/** What the desk's index of orders answers by itself; the rest is asked of those whose it is. */
export type OrderDeskFace = Pick<OrderDeskOperations, 'searchOrders' | 'exportOrders'>;

/** Tickets of one show that are to be ordered, as their hold was quoted. */
export interface TicketsToPrice {
  readonly showId: string;
  /** Null: the show went on sale without rules about prices, and no offer can be used for it. */
  readonly pricing: ShowPricing | null;
  readonly lines: readonly QuoteLine[];
}

/** An order that offers may make cheaper. */
export interface OrderToPrice extends TicketsToPrice {
  readonly orderId: string;
  /** As it was typed; null: none. */
  readonly promoCode: string | null;
  readonly person: {
    /** Null for guests. */
    readonly accountId: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
}

export type OrderPrice =
  /** `reserved`: offers are kept for it, and have to be given back when it comes to nothing. */
  | { readonly outcome: 'priced'; readonly quote: Quote; readonly reserved: boolean }
  | { readonly outcome: 'refused'; readonly reason: PromoRefusal }
  /** Another request is making this order with other wishes. */
  | { readonly outcome: 'busy' };

export interface OffersFace extends Face<typeof offersOperations>, Face<typeof pricingOperations> {
  /**
   * What a show to be scheduled costs. Whether the caller may is the caller's to check.
   * @throws no-such-price-rule, fee-not-in-price
   */
  quoteShow(show: ShowToPrice): Promise<ShowPrices>;
  /** What an order would cost now; nothing is kept for it. */
  previewOrder(order: OrderToPrice): Promise<OrderPrice>;
  /**
   * Prices an order and keeps the uses of its offers until the moment given, as a fact of time. Asked
   * again for the same order and wishes it gives the same answer; uses are counted once.
   */
  reserve(order: OrderToPrice & { readonly until: Date }): Promise<OrderPrice>;
  /** Gives back what was reserved for an order that has not been placed. */
  release(order: { readonly orderId: string }): Promise<void>;
  /**
   * What is left of an order costs by itself, by the offers that it was placed with; and what of the
   * money, all in minor units, goes back for the tickets given up.
   */
  priceRemainder(
    rest: TicketsToPrice & {
      readonly orderId: string;
      readonly money: {
        /** What the order cost until now. */
        readonly paid: number;
        /** What the house keeps of the tickets given up, by the order's ladder. */
        readonly retained: number;
        readonly captured: number;
        readonly refundedBefore: number;
      };
    },
  ): Promise<{ readonly quote: Quote; readonly refund: Money }>;
}
