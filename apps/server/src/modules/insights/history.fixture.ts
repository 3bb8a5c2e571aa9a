import type { RetoldMoney, RetoldOrder, RetoldShow } from '@houseful/contract/faces/retell';
import type { FactPayload } from '@houseful/contract/facts';
import type { ShowLabel } from '@houseful/contract/show-label';
import { fact, type NewFact } from '#platform/facts/facts';

/** A box office's past in small: what was told of it, and what those who know would tell again. */
export interface History {
  readonly facts: readonly NewFact[];
  readonly shows: readonly RetoldShow[];
  readonly orders: readonly RetoldOrder[];
  readonly money: readonly RetoldMoney[];
}

export const ENDS = [
  ...(['kept', 'cancelled', 'cancelled-for-nothing', 'unkept', 'paid-twice', 'free'] as const),
  ...(['changed', 'changed-and-cancelled'] as const),
] as const;

/** How one order went. */
export interface OrderStory {
  readonly orderId: string;
  readonly show: number;
  readonly seats: number;
  /** Minutes after the beginning. */
  readonly paidAt: number;
  /** The order's confirmation came so much later than its money. */
  readonly lagMinutes: number;
  readonly end: (typeof ENDS)[number];
  readonly counter: boolean;
  readonly code: string | null;
}

const BEGIN = Date.parse('2026-10-23T00:00:00.000Z');
const MINUTE_MS = 60_000;
const at = (minutes: number) => new Date(BEGIN + minutes * MINUTE_MS).toISOString();
const inr = (amount: number) => ({ amount, currency: 'INR' });

const VENUES = [
  {
    venueId: 'ven_regal',
    venueName: 'Regal',
    timeZone: 'Asia/Kolkata',
    organisationId: 'org_first',
  },
  {
    venueId: 'ven_pride',
    venueName: '=Pride',
    timeZone: 'Asia/Kolkata',
    organisationId: 'org_first',
  },
  {
    venueId: 'ven_spree',
    venueName: 'Spree',
    timeZone: 'Europe/Berlin',
    organisationId: 'org_other',
  },
] as const;
export const SHOWS = 6;
const ROOM = { seatMapId: 'smp_room', seatsTotal: 40 };

export function labelOf(show: number): ShowLabel {
  const venue = VENUES[show % VENUES.length] ?? VENUES[0];
  return {
    ...venue,
    titleId: `ttl_${show % 2}`,
    titleName: show % 2 === 0 ? 'A Film' : 'A Play',
    kind: 'movie',
    certificate: null,
    posterUrl: '/p.svg',
    venueAddress: 'A Street',
    cityName: 'A City',
    screenName: 'Screen 1',
    language: 'Hindi',
    format: '2D',
    startsAt: at(2 * 24 * 60 + show * 700),
    endsAt: at(2 * 24 * 60 + show * 700 + 120),
    ...(show === SHOWS - 1 && { isRehearsal: true as const }),
  };
}

export const showIdOf = (show: number) => `shw_${show}`;

function purchaseOf(story: OrderStory) {
  const price = story.end === 'free' ? 0 : 25_000;
  const parts = { base: inr(price * 0.8), fee: inr(price * 0.05), tax: inr(price * 0.15) };
  return {
    show: labelOf(story.show),
    lines: Array.from({ length: story.seats }, (_, seat) => ({
      ...{ seatId: `A${seat + 1}`, section: 'Stalls', row: 'A', number: `${seat + 1}` },
      ...{ gate: '1', kind: 'standard' as const, categoryId: 'silver', categoryName: 'Silver' },
      ...{ price: inr(price), parts },
    })),
    total: inr(price * story.seats),
    contact: {},
    ...(story.counter && { channel: 'counter' as const }),
    ...(story.code !== null && {
      offers: [
        {
          offerId: 'off_1',
          name: 'Ten per cent',
          code: story.code,
          amount: inr(story.seats * 100),
        },
      ],
    }),
  };
}

/** What all stories come to, in the order in which it happened to be told. */
export function historyOf(stories: readonly OrderStory[]): History {
  const shows = Array.from({ length: SHOWS }, (_, show) => ({
    ...{ showId: showIdOf(show), label: labelOf(show) },
    ...{ ...ROOM, movedVersion: 0, isCancelled: false },
  }));
  const told = stories.map(tell);
  return {
    facts: [...shows.map(scheduled), ...told.flatMap(({ facts }) => facts)],
    shows,
    orders: told.map(({ order }) => order),
    money: told.flatMap(({ money }) => money),
  };
}

function scheduled({ showId, label }: RetoldShow): NewFact {
  return fact('catalog.show-scheduled', {
    ...{ showId, label, seatMapId: ROOM.seatMapId, localDate: label.startsAt.slice(0, 10) },
    ...{ opensAt: at(0), closesAt: at(9_000), seatsPerHoldMax: 10, categories: [] },
  });
}

function tell(story: OrderStory): { facts: NewFact[]; order: RetoldOrder; money: RetoldMoney[] } {
  const { orderId, seats: seatCount } = story;
  const showId = showIdOf(story.show);
  const purchase = purchaseOf(story);
  const paid = { paymentId: `pay_${orderId}`, orderId, amount: purchase.total };
  const capturedAt = at(story.paidAt);
  const money: RetoldMoney[] = [];
  if (story.end !== 'free') {
    money.push({ kind: 'captured', fact: { ...paid, capturedAt, provider: 'sandbox' } });
  }
  const refund = (id: string, reason: string, amount: number, minutes: number) =>
    money.push({
      kind: 'refunded',
      fact: {
        ...{ ...paid, amount: inr(amount), refundId: `ref_${id}${orderId}`, reason },
        ...{ provider: 'sandbox', refundedAt: at(story.paidAt + minutes) },
      },
    });
  const bought = {
    ...{ ...purchase, ticketCode: 'CODE', confirmedAt: at(story.paidAt + story.lagMinutes) },
  };
  const confirmed = { orderId, buyerId: 'usr_b', showId, ...bought };
  const order = ((): RetoldOrder => {
    if (story.end === 'unkept') {
      refund('u', 'seats-gone', purchase.total.amount, 2_000);
      const unsold = { kind: 'unsold', orderId, showId, show: purchase.show } as const;
      return { ...unsold, status: 'FAILED', at: capturedAt, purchase };
    }
    if (story.end === 'paid-twice') refund('d', 'duplicate-capture', purchase.total.amount, 30);
    const changes = story.end.startsWith('changed') ? changesOf(story, confirmed) : [];
    for (const { what, changeId, refund: promised } of changes) {
      const reason = what === 'refunded' ? 'refund-by-hand' : 'order-changed';
      if (promised) refund(changeId, reason, promised.amount, 2_500);
    }
    const isCancelled = /cancelled/.test(story.end);
    if (!isCancelled) return { kind: 'confirmed', fact: confirmed, changes };
    const back = story.end === 'cancelled' ? Math.floor(purchase.total.amount / 2) : 0;
    if (back > 0) refund('c', 'order-cancelled', back, 3_000);
    const wasChanged = changes.length > 0;
    const cancelled: FactPayload<'booking.order-cancelled'> = {
      ...{ orderId, buyerId: 'usr_b', showId, seatCount, wasPaid: true },
      refund: back > 0 ? inr(back) : null,
      ...(wasChanged && { wasChanged }),
      purchase: { ...bought, cancelledAt: at(story.paidAt + 1_500) },
    };
    return {
      kind: 'cancelled',
      fact: cancelled,
      confirmed: wasChanged ? confirmed : null,
      changes,
    };
  })();
  const facts = money.map(({ kind, fact: payload }) =>
    kind === 'captured'
      ? fact('payments.payment-captured', payload)
      : fact('payments.payment-refunded', payload),
  );
  if (order.kind !== 'unsold') facts.push(fact('booking.order-confirmed', confirmed));
  if (order.kind !== 'unsold') {
    facts.push(...order.changes.map((change) => fact('booking.order-changed', change)));
  }
  if (order.kind === 'cancelled') facts.push(fact('booking.order-cancelled', order.fact));
  if (order.kind === 'unsold') {
    const gone = { ...paid, showId, reason: 'seats-gone', purchase };
    facts.push(fact('booking.order-unfulfillable', gone));
  }
  return { facts, order, money };
}

/** A seat is given up, if there are several, and then some money goes back by hand. */
function changesOf(
  story: OrderStory,
  confirmed: FactPayload<'booking.order-confirmed'>,
): FactPayload<'booking.order-changed'>[] {
  const { orderId, buyerId, showId, ticketCode, confirmedAt, ...purchase } = confirmed;
  const given = purchase.lines.slice(1, 2).map(({ seatId }) => seatId);
  const left = purchase.lines.filter(({ seatId }) => !given.includes(seatId));
  const change = (
    version: number,
    what: 'seats-cancelled' | 'refunded',
    seatsGiven: string[],
    refund: number,
  ): FactPayload<'booking.order-changed'> => ({
    ...{ changeId: `chg_${version}${orderId}`, orderId, buyerId, showId, version, what },
    ...{ status: 'CONFIRMED', at: at(story.paidAt + 400 * version), actorId: 'usr_desk' },
    ...{ reason: 'asked for', seatsGiven, seatsTaken: [], refund: inr(refund) },
    refundedInAll: inr(refund),
    purchase: { ...purchase, lines: left, ticketCode, confirmedAt },
  });
  return [
    ...(given.length > 0 ? [change(2, 'seats-cancelled', given, 11_000)] : []),
    change(3, 'refunded', [], 700),
  ];
}
