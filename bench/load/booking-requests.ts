import type { Connection } from './connection.ts';
import { holdRequest, type Stock } from './hold-requests.ts';
import type { Meter } from './meter.ts';
import { guestHeader, keyHeader, memberOf, post } from './requests.ts';

const PAID = 200;
const MADE = 201;

export interface Unpaid {
  readonly orderId: string;
  readonly buyer: string;
}

interface Stocked extends Stock {
  readonly authSecret: string;
}

/** Hold, then order, by a guest of its own. Null when one of them was refused, which is noted; a success is not. */
export async function orderPair(
  connection: Connection,
  stock: Stocked,
  pair: number,
  meter: Meter,
): Promise<Unpaid | null> {
  const buyer = guestHeader(stock.authSecret, pair);
  const startedMs = performance.now();
  const hold = await connection.ask(holdRequest(stock, pair, buyer));
  if (hold.status !== MADE) {
    meter.note(hold.status, startedMs);
    return null;
  }
  meter.noteStep('hold', startedMs);
  return orderHold(connection, memberOf(hold.body, 'holdId'), buyer, meter);
}

async function orderHold(
  connection: Connection,
  holdId: string,
  buyer: string,
  meter: Meter,
): Promise<Unpaid | null> {
  const startedMs = performance.now();
  const body = `{"holdId":"${holdId}"}`;
  const order = await connection.ask(
    post('/api/v1/orders', buyer + keyHeader(`bench-order-${holdId}`), body),
  );
  if (order.status !== MADE) {
    meter.note(order.status, startedMs);
    return null;
  }
  meter.noteStep('order', startedMs);
  return { orderId: memberOf(order.body, 'orderId'), buyer };
}

/** Pays with the card that always works; answers the status. */
export async function payOrder(
  connection: Connection,
  { orderId, buyer }: Unpaid,
  meter: Meter,
): Promise<number> {
  const startedMs = performance.now();
  const { status } = await connection.ask(
    post(
      `/api/v1/orders/${orderId}/confirm-payment`,
      buyer + keyHeader(`bench-pay-${orderId}`),
      '{"paymentToken":"tok_success"}',
    ),
  );
  if (status === PAID) meter.noteStep('confirm', startedMs);
  return status;
}

/** Hold, order, pay: one booking, noted as a whole. */
export async function bookPair(
  connection: Connection,
  stock: Stocked,
  pair: number,
  meter: Meter,
): Promise<void> {
  const startedMs = performance.now();
  const unpaid = await orderPair(connection, stock, pair, meter);
  if (unpaid) meter.note(await payOrder(connection, unpaid, meter), startedMs);
}
