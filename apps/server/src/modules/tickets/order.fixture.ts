import type { FactPayload } from '@houseful/contract/facts';
import { deriveId } from '#platform/ids';
import type { OrderPaper, TicketPaper } from './papers/ticket-paper.ts';
import { createTicketSigner, showDigest } from './signing.ts';

type ConfirmedOrder = FactPayload<'booking.order-confirmed'>;

export const AUTH_SECRET = 'a secret that only the tests of tickets know';
export const OWNER = { caller: { buyerId: 'byr_asha', roles: [] }, idempotencyKey: null };
export const STRANGER = { caller: { buyerId: 'byr_ravi', roles: [] }, idempotencyKey: null };

const inr = (amount: number) => ({ amount, currency: 'INR' });

/** Two seats for tonight's film, 20:00 in Mumbai. */
export function confirmedOrder(changes: Partial<ConfirmedOrder> = {}): ConfirmedOrder {
  const line = (seatId: string, number: string) => ({
    seatId,
    section: 'Gold',
    row: 'K',
    number,
    gate: 'Gate 2',
    kind: 'standard' as const,
    categoryId: 'cat_gold',
    categoryName: 'Gold',
    price: inr(125_000),
    parts: { base: inr(100_000), fee: inr(7_000), tax: inr(18_000) },
  });
  return {
    orderId: 'ord_dangal',
    buyerId: 'byr_asha',
    showId: 'shw_dangal-tonight',
    ticketCode: 'K7QM4PXD',
    show: {
      titleId: 'ttl_dangal',
      titleName: 'Dangal',
      kind: 'movie',
      certificate: 'UA 13+',
      posterUrl: '/art/dangal.svg',
      venueName: 'PVR Icon, Phoenix Palladium',
      venueAddress: '462 Senapati Bapat Marg, Lower Parel, Mumbai 400013',
      cityName: 'Mumbai',
      screenName: 'Screen 4',
      language: 'Hindi',
      format: '2D',
      startsAt: '2026-11-20T14:30:00.000Z',
      endsAt: '2026-11-20T17:15:00.000Z',
      timeZone: 'Asia/Kolkata',
    },
    lines: [line('K12', '12'), line('K13', '13')],
    total: inr(250_000),
    contact: { name: 'Asha', email: 'asha@example.org' },
    confirmedAt: '2026-11-20T12:00:00.000Z',
    ...changes,
  };
}

/** The same order, cancelled an hour after. */
export function cancelledOrder(
  changes: Partial<ConfirmedOrder> = {},
): FactPayload<'booking.order-cancelled'> {
  const { orderId, buyerId, showId, ...purchase } = confirmedOrder(changes);
  return {
    orderId,
    buyerId,
    showId,
    seatCount: purchase.lines.length,
    wasPaid: true,
    refund: inr(150_000),
    purchase: { ...purchase, cancelledAt: '2026-11-20T13:00:00.000Z' },
  };
}

/** The paper of the same order's first ticket. */
export function orderPaper(
  show: Partial<OrderPaper['show']> = {},
  tickets: readonly Partial<TicketPaper>[] = [{}],
): OrderPaper {
  const order = confirmedOrder();
  const payload = createTicketSigner(AUTH_SECRET).sign({
    ticketId: deriveId('tkt', order.orderId, 'K12'),
    showDigest: showDigest(order.showId),
    startsAtSeconds: 1_795_185_000,
    expiresAtSeconds: 1_795_216_500,
    seatId: 'K12',
  });
  return {
    orderId: order.orderId,
    ticketCode: order.ticketCode,
    show: { ...order.show, ...show },
    issuedAt: '2026-11-20T12:00:00.000Z',
    tickets: tickets.map((ticket, index) => ({
      code: `${order.ticketCode}-${index + 1}`,
      section: 'Gold',
      row: 'K',
      number: '12',
      gate: 'Gate 2',
      categoryName: 'Gold',
      priceAmount: 125_000,
      priceCurrency: 'INR',
      payload,
      ...ticket,
    })),
  };
}
