import type { Hold, OrderDetails, PlacedOrder, Quote } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { createApiClient } from '../../lib/api/client.ts';
import { createFakeDevice } from '../../lib/testing/fake-device.ts';
import { createServerTime } from '../../lib/time/server-time.ts';

const rupees = (amount: number): Money => ({ amount: amount * 100, currency: 'INR' });

/** A seat of the test room: `F6`, or a place to stand without a row. */
export function seatLine(row: string, number: string, price = 300): Quote['lines'][number] {
  return {
    seatId: `${row || 'FLOOR-'}${number}`,
    ...{ section: row ? 'Stalls' : 'Standing', row, number, gate: 'Gate 2', kind: 'standard' },
    categoryId: row ? 'cat_prime' : 'cat_floor',
    categoryName: row ? 'Prime' : 'Floor',
    price: rupees(price),
    parts: { base: rupees(price - 60), fee: rupees(50), tax: rupees(10) },
  };
}

export function holdOf(lines: Quote['lines'], changes: Partial<Hold> = {}): Hold {
  const total = rupees(lines.reduce((sum, { price }) => sum + price.amount / 100, 0));
  return {
    ...{ holdId: 'hld_1', status: 'HELD', showId: 'shw_1', together: true, orderId: null },
    seatIds: lines.map(({ seatId }) => seatId),
    quote: {
      lines,
      subtotal: total,
      discount: rupees(0),
      fees: rupees(0),
      taxes: rupees(0),
      total,
    },
    createdAt: '2026-11-20T10:00:00.000Z',
    expiresAt: '2026-11-20T10:10:00.000Z',
    extendableTo: '2026-11-20T10:15:00.000Z',
    warnings: [],
    ...changes,
  };
}

/** Only what the screens look at. */
export function orderOf(hold: Hold, changes: Partial<OrderDetails> = {}): OrderDetails {
  return {
    ...{ orderId: 'ord_1', status: 'PAYMENT_PENDING', holdId: hold.holdId, showId: hold.showId },
    ...{ seatIds: hold.seatIds, quote: hold.quote, total: hold.quote.total, contact: {} },
    ...{ confirmedAt: null, refund: null, expiresAt: hold.expiresAt },
    ...changes,
  } as OrderDetails;
}

export const refused = (code: string, status: number, members: object = {}) =>
  Response.json(
    { type: 'x', title: code, status, instance: 'req_1', code, ...members },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

/**
 * A box office of one hold that keeps its promises (one order a hold, one answer a payment), behind
 * a line that can lose answers. `bank` says how each asking after a payment ends; the last for ever.
 */
export function createBoxOffice(hold: Hold, bank: (() => Response)[] = []) {
  const orders = new Map<string, PlacedOrder>();
  const heard: string[] = [];
  const keys: (string | null)[] = [];
  const bodies: unknown[] = [];
  let answersToLose = 0;
  let holds = 0;
  const again = new Map<string, Hold>();

  async function answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace('/api/v1', '');
    heard.push(`${request.method} ${path}`);
    keys.push(request.headers.get('idempotency-key'));
    const body = await request.json();
    bodies.push(body);
    if (path === '/orders') {
      const order = orders.get(body.holdId) ?? orderOf(hold);
      const payment = { payUrl: 'http://bank.test/pay', amount: hold.quote.total };
      const placed = { ...order, contact: body.contact, payment } as PlacedOrder;
      orders.set(body.holdId, placed);
      return Response.json(placed, { status: 201 });
    }
    if (path === '/holds') {
      const key = request.headers.get('idempotency-key') ?? '';
      const held = again.get(key) ?? { ...hold, holdId: `hld_again_${(holds += 1)}` };
      again.set(key, held);
      return Response.json(held, { status: 201 });
    }
    const asked = heard.filter((line) => line.endsWith('/confirm-payment')).length;
    return bank[Math.min(asked, bank.length) - 1]?.() ?? refused('bug', 500);
  }

  const device = createFakeDevice();
  const api = createApiClient({
    transport: async (request) => {
      request.signal.throwIfAborted();
      const response = await answer(request);
      if (answersToLose === 0) return response;
      answersToLose -= 1;
      throw new TypeError('fetch failed');
    },
    origin: 'http://shop.test',
    device,
    serverTime: createServerTime(device),
    newKey: (() => {
      let drawn = 0;
      return () => `key-${(drawn += 1)}`;
    })(),
  });
  return {
    ...{ api, orders, heard, keys, bodies, again },
    loseAnswers: (count: number) => {
      answersToLose = count;
    },
  };
}
