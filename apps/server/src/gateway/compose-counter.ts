import {
  COUNTER_SHOWS_MAX,
  type CounterSale,
  type Movement,
  payoutIdOf,
} from '@houseful/contract/counter';
import type { counterOperations } from '@houseful/contract/counter-operations';
import type { BookingFace } from '@houseful/contract/faces/booking';
import type { CounterFace } from '@houseful/contract/faces/counter';
import type { GateFace } from '@houseful/contract/faces/gate';
import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { GateShow } from '@houseful/contract/gate';
import type { Call, Face } from '@houseful/contract/operation';
import type { Money } from '@houseful/contract/primitives';
import { belongingOf } from '@houseful/contract/show-label';
import { PAGE_ITEMS_MAX } from '@houseful/contract/primitives';
import { Problem, problem } from '#platform/problem';
import { composeBooking } from './compose-answers.ts';

type Neighbours = Parameters<typeof composeBooking>[0] & {
  readonly counter: CounterFace;
  readonly booking: BookingFace;
  readonly gate: Pick<GateFace, 'listGateShows'>;
  readonly payments: Pick<PaymentsFace, 'finishRefund'>;
  readonly tickets: Pick<TicketsFace, 'getTicketQr' | 'revokeTickets'>;
  readonly identity: Pick<IdentityFace, 'getMe'>;
};
type CounterCalls = Face<typeof counterOperations>;

/** What stands for the cashier's word at payments: the till's book says whether it is so. */
const TILL_TOKEN = 'till';

/**
 * The counter's answers. Seats are held and ordered by the same engine as everywhere; the buyer is the
 * cashier's shift, and no waiting room stands in front of it. The steps of a sale are each repeatable, in
 * this order: order placed → money noted at the till → payment settled, tickets issued. Whatever is lost
 * after the second, payments finds the money in the till's book by itself, and the order is confirmed.
 */
export function composeCounter(faces: Neighbours): CounterCalls {
  const { counter } = faces;
  return {
    ...counter,
    ...composeHolds(faces),
    ...composeSale(faces),
    ...composeMoneyBack(faces),
  };
}

/** A call in the name of a shift: it is the buyer. */
function asShift(shiftId: string, { idempotencyKey }: Call): Call {
  return { caller: { buyerId: shiftId, roles: [] }, idempotencyKey, channel: 'counter' };
}

type HoldCalls = Pick<
  CounterCalls,
  | 'listCounterShows'
  | 'holdAtCounter'
  | 'changeCounterHold'
  | 'getCounterHold'
  | 'releaseCounterHold'
  | 'priceCounterHold'
>;

function composeHolds(faces: Neighbours): HoldCalls {
  const { counter, booking } = faces;
  const shop = composeBooking(faces);

  /** The gate knows the shows of each day; whoever sells here may see these. */
  async function showsHere(
    shift: { organisationId: string; venueId: string },
    date: string,
    call: Call,
  ) {
    const { organisationId, venueId } = shift;
    const here = { ...call, reach: [{ organisationId, venueIds: [venueId] }] };
    const shows: GateShow[] = [];
    let cursor: string | undefined;
    do {
      const page = await faces.gate.listGateShows(
        { date, venueId, limit: PAGE_ITEMS_MAX, cursor },
        here,
      );
      shows.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && shows.length < COUNTER_SHOWS_MAX);
    return shows;
  }

  return {
    listCounterShows: async ({ shiftId, date }, call) => {
      const shows = await showsHere(await counter.shiftToSell({ shiftId }, call), date, call);
      const left = await booking.getAvailability({ showIds: shows.map(({ showId }) => showId) });
      const items = shows.flatMap(({ showId, label }) => {
        const known = left.get(showId);
        if (!known) return [];
        const { titleName, screenName, language, format, startsAt, endsAt, timeZone } = label;
        const { seatsLeft, seatsTotal, priceFrom } = known;
        return [
          {
            ...{ showId, titleName, screenName, language, format, startsAt, endsAt, timeZone },
            ...{ seatsLeft, seatsTotal, priceFrom },
          },
        ];
      });
      return { items };
    },

    holdAtCounter: async ({ shiftId, ...wish }, call) => {
      const shift = await counter.shiftToSell({ shiftId }, call);
      const { label } = await booking.getShowTerms({ showId: wish.showId });
      const { organisationId, venueId } = belongingOf(label);
      const isHere = organisationId === shift.organisationId && venueId === shift.venueId;
      if (!isHere) throw problem('no-such-show');
      if (!shift.isOpen) throw problem('shift-closed');
      return booking.holdSeats(wish, asShift(shiftId, call));
    },

    changeCounterHold: async ({ shiftId, ...change }, call) => {
      const shift = await counter.shiftToSell({ shiftId }, call);
      const buyer = asShift(shiftId, call);
      await booking.getHold(change, buyer);
      if (!shift.isOpen) throw problem('shift-closed');
      return booking.changeHold(change, buyer);
    },

    getCounterHold: async ({ shiftId, holdId }, call) => {
      await counter.shiftToSell({ shiftId }, call);
      return booking.getHold({ holdId }, asShift(shiftId, call));
    },

    releaseCounterHold: async ({ shiftId, holdId }, call) => {
      await counter.shiftToSell({ shiftId }, call);
      const buyer = asShift(shiftId, call);
      const { orderId } = await booking.getHold({ holdId }, buyer);
      if (orderId === null) return booking.releaseHold({ holdId }, buyer);
      // An order that was placed and never paid: a request was lost between the two.
      if (await counter.takingOf({ orderId })) throw problem('hold-already-ordered', { orderId });
      await giveUp(orderId, () => shop.cancelOrder({ orderId }, buyer));
    },

    priceCounterHold: async ({ shiftId, ...asked }, call) => {
      await counter.shiftToSell({ shiftId }, call);
      return booking.priceHold(asked, asShift(shiftId, call));
    },
  };
}

/** An order whose time was over anyway is given up already. */
async function giveUp(orderId: string, cancel: () => Promise<{ status: string }>): Promise<void> {
  try {
    await cancel();
  } catch (error) {
    const isOver = error instanceof Problem && error.code === 'order-expired';
    const isSold = error instanceof Problem && error.code === 'cancellation-closed';
    if (isSold) throw problem('hold-already-ordered', { orderId });
    if (!isOver) throw error;
  }
}

type Sell = CounterCalls['sellAtCounter'];
type SaleCalls = Pick<CounterCalls, 'sellAtCounter' | 'getCounterSale' | 'sendCounterTickets'>;

function composeSale(faces: Neighbours): SaleCalls {
  const { counter, booking, tickets } = faces;
  const shop = composeBooking(faces);
  const saleOf = (taking: Movement) => tellSale(shop, taking);

  /** The order that the hold is to be sold by; one that money was taken for stays what it is. */
  async function ordered(
    { shiftId, holdId, promoCode, contact, expectedTotal, tender }: Parameters<Sell>[0],
    buyer: Call,
    call: Call,
  ): Promise<{ orderId: string; amount: Money; until: string }> {
    const known = await taken((await booking.getHold({ holdId }, buyer)).orderId);
    if (known) return known;
    // A tender that is refused leaves the hold as it was, to be paid in another way.
    await counter.mayTake({ shiftId, amount: expectedTotal, tender }, call);
    try {
      const { orderId, payment, total, show } = await booking.placeOrder(
        { holdId, promoCode, contact, expectedTotal, provider: tender.method },
        buyer,
      );
      if (payment && payment.provider !== tender.method) {
        throw problem('hold-already-ordered', { orderId });
      }
      // What costs nothing is confirmed by now: nothing can run out.
      return { orderId, amount: total, until: payment?.expiresAt ?? show.endsAt };
    } catch (refusal) {
      // The same request, sent twice at once: the other one may have sold it meanwhile.
      const isOrdered = refusal instanceof Problem && refusal.code === 'hold-already-ordered';
      const sold = isOrdered && (await taken((await booking.getHold({ holdId }, buyer)).orderId));
      if (sold) return sold;
      throw refusal;
    }
  }

  async function taken(orderId: string | null) {
    const taking = orderId === null ? null : await counter.takingOf({ orderId });
    if (orderId === null || taking === null) return null;
    return { orderId, amount: taking.amount, until: taking.at };
  }

  return {
    sellAtCounter: async (input, call) => {
      const { shiftId, tender } = input;
      await counter.shiftToSell({ shiftId }, call);
      const buyer = { ...asShift(shiftId, call), idempotencyKey: null };
      const order = await ordered(input, buyer, call);
      const { orderId } = order;
      const taking = await counter.takeMoney({ shiftId, tender, ...order }, call);
      await shop.confirmPayment({ orderId, paymentToken: TILL_TOKEN }, buyer);
      return saleOf(taking);
    },

    getCounterSale: async ({ orderId }, call) => {
      const sale = await saleOf(await counter.saleWithin({ orderId }, call));
      const buyer = asShift(sale.taking.shiftId, call);
      const codes = await Promise.all(
        sale.order.tickets.map(async ({ ticketId }) => ({
          ticketId,
          svg: String(await tickets.getTicketQr({ ticketId }, buyer)),
        })),
      );
      return { ...sale, codes };
    },

    sendCounterTickets: async ({ orderId, email }, call) => {
      const { order } = await saleOf(await counter.saleWithin({ orderId }, call));
      if (order.status !== 'CONFIRMED') throw problem('ticket-revoked');
      return { orderId, ...(await counter.sendTickets({ orderId, email })) };
    },
  };
}

type MoneyBackCalls = Pick<CounterCalls, 'getCounterRefund' | 'refundAtCounter' | 'payOut'>;

function composeMoneyBack(faces: Neighbours): MoneyBackCalls {
  const { counter, booking, payments, tickets } = faces;
  const shop = composeBooking(faces);

  return {
    getCounterRefund: async ({ orderId }, call) => {
      const { shiftId, method } = await counter.saleWithin({ orderId }, call);
      const offer = await booking.getCancellation({ orderId }, asShift(shiftId, call));
      const { cancellable, refund, kept } = offer;
      return { orderId, cancellable, refund, kept, method };
    },

    // Cancelled first: should the second step be lost, the money waits among what is to be handed back.
    refundAtCounter: async ({ orderId, shiftId, expectedRefund, reference }, call) => {
      const sale = await counter.saleWithin({ orderId }, call);
      const payoutId = payoutIdOf({ orderId, changeId: null });
      const done = await counter.handedBackFor({ payoutId });
      // What the till cannot give is said before anything is cancelled.
      if (!done) {
        await counter.mayHandBack({ orderId, shiftId, amount: expectedRefund, reference }, call);
      }
      const buyer = asShift(sale.shiftId, call);
      const { fact: cancelled } = await booking.cancelOrder({ orderId, expectedRefund }, buyer);
      await tickets.revokeTickets(cancelled);
      if (cancelled.refund) {
        await counter.oweCancelled(cancelled);
        // Somebody else has cancelled it on other terms: the buyer was told another sum, and this one waits.
        if (!done && cancelled.refund.amount !== expectedRefund.amount) {
          throw problem('refund-changed', { refund: cancelled.refund });
        }
        await counter.handBack({ payoutId, shiftId, reference }, call);
        if (!done) await payments.finishRefund({ orderId });
      }
      return tellSale(shop, sale);
    },

    payOut: async (input, call) => {
      const line = await counter.handBack(input, call);
      if (line.orderId !== null) await payments.finishRefund({ orderId: line.orderId });
      return line;
    },
  };
}

/** A sale with its order, as whoever bought it would see it. */
async function tellSale(
  shop: ReturnType<typeof composeBooking>,
  taking: Movement,
): Promise<CounterSale> {
  const { shiftId, orderId } = taking;
  const caller = { buyerId: shiftId, roles: [] };
  const order = await shop.getOrder(
    { orderId: orderId ?? '' },
    { caller, idempotencyKey: null, channel: 'counter' },
  );
  const { ticketCode, show, seatIds } = order;
  const words = { ticketCode, title: show.titleName, seatCount: seatIds.length };
  return { taking: { ...taking, ...words }, order };
}
