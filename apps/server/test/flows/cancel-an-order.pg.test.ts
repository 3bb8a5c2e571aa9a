import type { CancelledOrder, Hold, OrderDetails, PlacedOrder } from '@houseful/contract/booking';
import type { CancellationOffer } from '@houseful/contract/cancellation';
import type { Ticket, TicketStub } from '@houseful/contract/tickets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse, type Refusal } from '#test/kit/open-house';

const MINUTE_MS = 60_000;
/** All shows of the house begin this long after it opens. */
const STARTS_IN_MINUTES = 450;
const REFUND_75 = 17_865;
const REFUND_50 = 11_910;
/** Tickets are printed in a thread of their own, and a mail waits for its round. */
const PASSWORD = 'long enough to pass';
const inr = (amount: number) => ({ amount, currency: 'INR' });

let open: OpenHouse;
let openedAt: number;
beforeAll(async () => {
  open = await openHouse();
  openedAt = open.clock.now().getTime();
  await open.ask('POST', '/auth/register', {
    body: { name: 'Asha', email: 'asha@example.com', password: PASSWORD },
  });
  await open.house.addUser({
    name: 'Omar',
    email: 'omar@example.com',
    password: PASSWORD,
    roles: ['operator'],
  });
});
afterAll(() => open.close());

/** Access tokens are short-lived, and these tests let hours pass. */
async function tokenOf(name: 'asha' | 'omar' = 'asha'): Promise<string> {
  const { body } = await open.ask<{ accessToken: string }>('POST', '/auth/login', {
    body: { email: `${name}@example.com`, password: PASSWORD },
  });
  return body.accessToken;
}

async function order(token: string, seatIds: string[], showId = 'shw_evening') {
  const hold = await open.ask<Hold>('POST', '/holds', { token, body: { showId, seatIds } });
  expect(hold.status).toBe(201);
  const { holdId } = hold.body;
  return (await open.ask<PlacedOrder>('POST', '/orders', { token, body: { holdId } })).body;
}

async function buy(token: string, seatIds: string[], showId = 'shw_evening') {
  const { orderId } = await order(token, seatIds, showId);
  const confirmed = await open.ask<{ tickets: TicketStub[] }>(
    'POST',
    `/orders/${orderId}/confirm-payment`,
    { token, body: { paymentToken: 'tok_success' } },
  );
  expect(confirmed.status).toBe(200);
  return { orderId, tickets: confirmed.body.tickets };
}

const cancel = <T = CancelledOrder>(token: string, orderId: string, body?: unknown, key?: string) =>
  open.ask<T>('POST', `/orders/${orderId}/cancel`, {
    token,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { key }),
  });
const offer = async (token: string, orderId: string) =>
  (await open.ask<CancellationOffer>('GET', `/orders/${orderId}/cancellation`, { token })).body;
const details = async (token: string, orderId: string) =>
  (await open.ask<OrderDetails>('GET', `/orders/${orderId}`, { token })).body;

async function takenSeats(showId: string): Promise<string[]> {
  const { body } = await open.ask<{ unavailableSeatIds: string[] }>(
    'GET',
    `/shows/${showId}/seat-status`,
  );
  return body.unavailableSeatIds;
}

async function mailSubjects(): Promise<string[]> {
  await open.settle();
  await open.runJob('notifications/send-deliveries');
  const { body } = await open.ask<{ items: { subject: string }[] }>('GET', '/mailbox?limit=100', {
    token: await tokenOf('omar'),
  });
  return body.items.map(({ subject }) => subject.split(':')[0] ?? '');
}

/** What the bank has taken and not given back, against what the orders say is kept. */
async function moneyKept(): Promise<{ bank: number; orders: number }> {
  const { rows } = await open.house.pool.query<{ bank: number; orders: number }>(
    `select (select coalesce(sum(i.amount), 0) from payments.sandbox_charges c
               join payments.sandbox_intents i using (intent_id) where c.status = 'CAPTURED')::bigint
          - (select coalesce(sum(amount), 0) from payments.sandbox_refunds)::bigint as bank,
            (select coalesce(sum((quote -> 'total' ->> 'amount')::bigint
                                 - coalesce(refund_amount, 0)), 0)
               from booking.orders where confirmed_at is not null)::bigint as orders`,
  );
  return rows[0] ?? { bank: -1, orders: -2 };
}

/** Lets refunds go out and come to their end. */
async function refundsEnd(): Promise<void> {
  await open.settle();
  await open.runJob('payments/send-refunds');
  await open.clock.leap(10_000);
  await open.runJob('payments/send-refunds');
  await open.settle();
}

test('a buyer sees the refund, cancels, and gets it: seats, tickets and mail follow', async () => {
  const token = await tokenOf();
  const { orderId, tickets } = await buy(token, ['A1', 'A2']);
  const [first] = tickets as [TicketStub];
  const ticket = await open.ask<Ticket>('GET', `/tickets/${first.ticketId}`, { token });
  const shown = await offer(token, orderId);
  expect(shown).toMatchObject({
    cancellable: true,
    reason: null,
    refundPercent: 75,
    refund: inr(2 * REFUND_75),
    kept: inr(50_000 - 2 * REFUND_75),
    changesAt: new Date(openedAt + (STARTS_IN_MINUTES - 120) * MINUTE_MS).toISOString(),
  });

  const cancelled = await cancel(token, orderId, { expectedRefund: shown.refund });
  expect(cancelled.status).toBe(200);
  const refund = { amount: shown.refund, status: 'PENDING' };
  expect(cancelled.body).toMatchObject({ orderId, status: 'CANCELLED', refund });
  expect(await takenSeats('shw_evening')).toEqual([]);
  // Before any fact was told: revoked by the request itself.
  const { payload } = ticket.body;
  expect((await open.ask('POST', '/tickets/verify', { body: { payload } })).body).toMatchObject({
    result: 'revoked',
  });
  const read = await open.ask<Ticket>('GET', `/tickets/${first.ticketId}`, { token });
  expect([ticket.body.status, read.body.status]).toEqual(['VALID', 'REVOKED']);
  for (const paper of ['ticket.pdf', 'qr.svg', 'ticket.ics']) {
    const gone = await open.ask<Refusal['body']>('GET', `/tickets/${first.ticketId}/${paper}`, {
      token,
    });
    expect([gone.status, gone.body.code]).toEqual([410, 'ticket-revoked']);
  }

  await open.settle();
  expect(await details(token, orderId)).toMatchObject({ status: 'CANCELLED', refund, tickets: [] });
  await open.runJob('payments/send-refunds');
  expect((await details(token, orderId)).refund?.status).toBe('SENT');
  await refundsEnd();
  expect(await details(token, orderId)).toMatchObject({
    refund: { amount: shown.refund, status: 'DONE' },
    payment: { status: 'REFUNDED' },
  });
  await expect.poll(mailSubjects).toContain('Cancelled');

  await buy(await open.guest(), ['A1', 'A2']);
  const { bank, orders } = await moneyKept();
  expect(bank).toBe(orders);
});

test('cancelling again, at once or later, with a key or without, is the same answer', async () => {
  const token = await tokenOf();
  const { orderId } = await buy(token, ['B1']);
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      cancel(
        token,
        orderId,
        index % 3 ? {} : undefined,
        index % 2 ? `cancel-${index % 4}` : undefined,
      ),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const [first] = answers;
  for (const { body } of answers) expect(body.refund?.amount).toEqual(first?.body.refund?.amount);
  await refundsEnd();
  const late = await cancel(token, orderId, { expectedRefund: inr(1) });
  expect(late.body).toMatchObject({ refund: { amount: inr(REFUND_75), status: 'DONE' } });
  const { rows } = await open.house.pool.query(
    `select r.amount from payments.refunds r join payments.payments p using (payment_id)
      where p.order_id = $1`,
    [orderId],
  );
  expect(rows).toEqual([{ amount: REFUND_75 }]);
});

test('another buyer’s order does not exist', async () => {
  const { orderId } = await buy(await tokenOf(), ['B2']);
  const stranger = await open.guest();
  const read = await open.ask('GET', `/orders/${orderId}/cancellation`, { token: stranger });
  expect([read.status, (await cancel(stranger, orderId)).status]).toEqual([404, 404]);
  expect((await open.ask('GET', `/orders/${orderId}/cancellation`)).status).toBe(401);
  expect((await open.ask('POST', `/orders/${orderId}/cancel`)).status).toBe(401);
});

test('a body that is not well formed is refused, and nothing is cancelled', async () => {
  const token = await tokenOf();
  const { orderId } = await buy(token, ['B3']);
  const bodies = [
    { expectedRefund: 100 },
    { expectedRefund: { amount: -1, currency: 'INR' } },
    { expectedRefund: { amount: 1.5, currency: 'INR' } },
    { expectedRefund: null },
    { refund: inr(1) },
    [],
  ];
  for (const body of bodies) {
    const refused = await cancel<Refusal['body']>(token, orderId, body);
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
  }
  expect((await details(token, orderId)).status).toBe('CONFIRMED');
});

test('an unpaid order is given up as before, with nothing to give back', async () => {
  const token = await tokenOf();
  const { orderId } = await order(token, ['B4']);
  expect(await offer(token, orderId)).toMatchObject({ reason: 'not-paid', refund: inr(0) });
  const given = await cancel(token, orderId, { expectedRefund: inr(0) });
  expect(given.body).toMatchObject({ status: 'CANCELLED', confirmedAt: null, refund: null });
  const paying = await open.ask<Refusal['body']>('POST', `/orders/${orderId}/confirm-payment`, {
    token,
    body: { paymentToken: 'tok_success' },
  });
  expect(paying.body.code).toBe('order-cancelled');
});

test('money that comes too late goes back by itself; the order and a mail say so', async () => {
  const token = await tokenOf();
  const { orderId, expiresAt } = await order(token, ['C1']);
  // The bank is asked in the order's last second and says nothing; it takes the money after it.
  await open.clock.leap(Date.parse(expiresAt) - open.clock.now().getTime() - 1_000);
  const paying = open.ask('POST', `/orders/${orderId}/confirm-payment`, {
    token,
    body: { paymentToken: 'tok_timeout+webhook_never' },
  });
  let answered = false;
  void paying.finally(() => {
    answered = true;
  });
  while (!answered) {
    // Something real in between, so that on a slow machine time does not run ahead of the work.
    await open.guest();
    await open.clock.advance(250);
  }
  await buy(await open.guest(), ['C1']);
  await open.clock.leap(MINUTE_MS);
  await open.runJob('payments/reconcile-payments');
  await refundsEnd();
  expect(await details(await tokenOf(), orderId)).toMatchObject({
    status: 'FAILED',
    refund: { amount: inr(25_000), status: 'DONE' },
  });
  await expect.poll(mailSubjects).toContain('Your money goes back');
});

describe('as the show comes nearer', () => {
  async function waitUntilMinutesBefore(minutes: number): Promise<string> {
    const then = openedAt + (STARTS_IN_MINUTES - minutes) * MINUTE_MS;
    await open.clock.leap(then - open.clock.now().getTime());
    return tokenOf();
  }

  test('each step of the ladder gives its share, and no other is given by surprise', async () => {
    const early = await tokenOf();
    const bought = [];
    for (const seatId of ['D1', 'D2', 'D3', 'D4']) bought.push(await buy(early, [seatId]));
    const [first, second, third, fourth] = bought.map(({ orderId }) => orderId) as [
      string,
      string,
      string,
      string,
    ];

    let token = await waitUntilMinutesBefore(120 + 1 / 60);
    const shown = await offer(token, first);
    expect(
      (await cancel(token, first, { expectedRefund: shown.refund })).body.refund,
    ).toMatchObject({
      amount: inr(REFUND_75),
    });

    token = await waitUntilMinutesBefore(120);
    const changed = await cancel<Refusal['body']>(token, second, { expectedRefund: shown.refund });
    expect([changed.status, changed.body.code]).toEqual([409, 'refund-changed']);
    expect(changed.body).toMatchObject({ refund: inr(REFUND_50) });
    expect((await details(token, second)).status).toBe('CONFIRMED');
    const accepted = await cancel(token, second, { expectedRefund: inr(REFUND_50) });
    expect(accepted.body.refund).toMatchObject({ amount: inr(REFUND_50) });

    token = await waitUntilMinutesBefore(20 + 1 / 60);
    expect((await cancel(token, third)).body.refund).toMatchObject({ amount: inr(REFUND_50) });

    for (const minutes of [20, -1]) {
      token = await waitUntilMinutesBefore(minutes);
      expect(await offer(token, fourth)).toMatchObject({ reason: 'too-late', refund: inr(0) });
      const closed = await cancel<Refusal['body']>(token, fourth);
      expect([closed.status, closed.body.code]).toEqual([409, 'cancellation-closed']);
      expect(closed.body).toMatchObject({ reason: 'too-late' });
    }
    expect(await details(token, fourth)).toMatchObject({ status: 'CONFIRMED', refund: null });

    await refundsEnd();
    const { bank, orders } = await moneyKept();
    expect(bank).toBe(orders);
  });
});
