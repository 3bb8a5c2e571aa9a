import type { OrderDetails } from '@houseful/contract/booking';
import type { RefundStatus } from '@houseful/contract/cancellation';
import { quoteOf } from './sample-quote.ts';

const STARTS_AT = '2026-11-22T14:00:00.000Z';

/** Two seats, to be paid until then. */
export function unpaidOrder(expiresAt: string): OrderDetails {
  const quote = quoteOf(2);
  return {
    orderId: 'ord_sample',
    status: 'PAYMENT_PENDING',
    holdId: 'hld_sample',
    showId: 'shw_sample',
    show: {
      titleId: 'film',
      titleName: 'Sholay',
      kind: 'movie',
      certificate: 'UA 13+',
      posterUrl: '/favicon.svg',
      venueName: 'Maratha Mandir',
      venueAddress: 'Dr Anandrao Nair Road, Mumbai Central, Mumbai 400008',
      cityName: 'Mumbai',
      screenName: 'Screen 1',
      language: 'Hindi',
      format: '2D',
      startsAt: STARTS_AT,
      endsAt: '2026-11-22T17:24:00.000Z',
      timeZone: 'Asia/Kolkata',
    },
    seatIds: quote.lines.map(({ seatId }) => seatId),
    quote,
    total: quote.total,
    contact: { email: 'asha@example.com' },
    createdAt: '2026-11-21T13:00:00.000Z',
    expiresAt,
    confirmedAt: null,
    ticketCode: null,
    cancellation: { steps: [], feesRefunded: false },
    cancelledAt: null,
    payment: {
      paymentId: 'pay_sample',
      provider: 'sandbox',
      status: 'PENDING',
      amount: quote.total,
      payUrl: '/gallery',
      expiresAt,
    },
    tickets: [],
    refund: null,
  };
}

/** The seats were gone when the money came. */
export function failedOrder(status: RefundStatus): OrderDetails {
  const order = unpaidOrder(STARTS_AT);
  const refund = { amount: order.total, status, updatedAt: '2026-11-21T13:06:00.000Z' };
  return { ...order, status: 'FAILED', payment: null, refund };
}
