import type {
  bookingOperations,
  Contact,
  Hold,
  Order,
  PlacedOrder,
  Quote,
  SeatMapWithStatus,
  SeatStatus,
  ShowSale,
} from '../booking.ts';
import type { Availability } from '../catalog.ts';
import type { FactPayload } from '../facts.ts';
import type { OrderChange, SeatDelta } from '../live.ts';
import type { Call, Face, InputOf } from '../operation.ts';
import type { OrderCore, orderDeskOperations } from '../order-desk.ts';
import type { OrderChangeKind } from '../order-kinds.ts';
import type { Money } from '../primitives.ts';
import type { SetAside, setAsideOperations } from '../set-aside.ts';
import type { ShowLabel } from '../show-label.ts';
import type { DeskShowDetails, ShowSeats, ShowSettlement } from '../shows-desk.ts';
import type { WaitingRoomSales } from '../waiting-room.ts';
import type { ShowTerms } from './catalog.ts';
import type { AdoptBuyer } from './identity.ts';
import type { RetellPage, Retold, RetoldOrder, RetoldShow } from './retell.ts';

/** A seat delta without the transport's words around it. */
export type SeatsChanged = Omit<SeatDelta, 'type' | 'topic'>;

export type OrderChanged = Pick<OrderChange, 'orderId' | 'status'>;

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
