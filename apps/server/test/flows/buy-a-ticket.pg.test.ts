import type {
  ConfirmedOrder,
  Hold,
  OrderDetails,
  PlacedOrder,
  SeatMapWithStatus,
  Show,
} from '@houseful/contract/booking';
import type { ShowsByVenue } from '@houseful/contract/catalog';
import type { Ticket } from '@houseful/contract/tickets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());

test('a guest finds a film, holds two seats, pays, and holds tickets that verify', async () => {
  const { ask } = open;
  const movies = await ask<{ items: { titleId: string }[] }>('GET', '/movies?city=mumbai');
  expect(movies.body.items.map(({ titleId }) => titleId)).toEqual(['ttl_test']);

  const shows = await ask<ShowsByVenue>('GET', '/movies/ttl_test/shows?city=mumbai');
  const [{ shows: offered } = { shows: [] }] = shows.body.venues;
  expect(
    Object.fromEntries(offered.map((each) => [each.showId, each.availability?.seatsLeft])),
  ).toEqual({ shw_evening: 50, shw_night: 50, shw_floor: 90 });

  const show = await ask<Show>('GET', '/shows/shw_evening');
  const silver = show.body.sale.categories.find(({ categoryId }) => categoryId === 'silver');
  expect(silver).toMatchObject({ price: { amount: 25_000, currency: 'INR' }, seatsLeft: 40 });

  const map = await ask<SeatMapWithStatus>('GET', '/shows/shw_evening/seatmap', {
    sameHouse: true,
  });
  expect(map.headers['etag']).toMatch(/^"/);
  const unchanged = await ask('GET', '/shows/shw_evening/seatmap', {
    sameHouse: true,
    headers: { 'if-none-match': String(map.headers['etag']) },
  });
  expect(unchanged.status).toBe(304);

  const token = await open.guest();
  const seatIds = ['C5', 'C4'];
  const body = { showId: 'shw_evening', seatIds };
  const hold = await ask<Hold>('POST', '/holds', { token, key: 'hold-1', body });
  expect(hold.status).toBe(201);
  // What was shown first is what is charged.
  expect(hold.body.quote.total.amount).toBe(2 * (silver?.price.amount ?? 0));

  const order = await ask<PlacedOrder>('POST', '/orders', {
    token,
    body: { holdId: hold.body.holdId, contact: { name: 'Asha', email: 'asha@example.com' } },
  });
  expect(order.status).toBe(201);
  expect(order.body).toMatchObject({ status: 'PAYMENT_PENDING', total: hold.body.quote.total });

  const { orderId } = order.body;
  const pay = () =>
    ask<ConfirmedOrder>('POST', `/orders/${orderId}/confirm-payment`, {
      token,
      body: { paymentToken: 'tok_success' },
    });
  const confirmed = await pay();
  expect(confirmed.status).toBe(200);
  expect(confirmed.body.tickets.map(({ seatId }) => seatId)).toEqual(seatIds);
  expect((await pay()).body).toEqual(confirmed.body);

  const details = await ask<OrderDetails>('GET', `/orders/${orderId}`, { token });
  expect(details.body).toMatchObject({ status: 'CONFIRMED', tickets: confirmed.body.tickets });
  expect(details.body.payment?.status).toBe('CAPTURED');

  const { ticketId } = confirmed.body.tickets[0] as { ticketId: string };
  const ticket = await ask<Ticket>('GET', `/tickets/${ticketId}`, { token });
  const verdict = await ask('POST', '/tickets/verify', { body: { payload: ticket.body.payload } });
  expect(verdict.body).toMatchObject({ result: 'genuine', ticket: { ticketId, seatId: 'C5' } });

  const stranger = await open.guest();
  expect((await ask('GET', `/tickets/${ticketId}`, { token: stranger })).status).toBe(404);
});

test('the confirmation mail lands in the mailbox with its PDF', async () => {
  const { ask } = open;
  await open.house.addUser({
    name: 'Omar',
    email: 'omar@example.com',
    password: 'long enough to pass',
    roles: ['operator'],
  });
  const login = await ask<{ accessToken: string }>('POST', '/auth/login', {
    body: { email: 'omar@example.com', password: 'long enough to pass' },
  });
  const token = login.body.accessToken;
  await open.settle();
  await open.runJob('notifications/send-deliveries');
  const list = async () =>
    (await ask<{ items: { mailId: string; to: string }[] }>('GET', '/mailbox', { token })).body
      .items;
  // Rendering the PDF takes its time, in a thread of its own.
  await expect
    .poll(async () => (await list()).map(({ to }) => to))
    .toEqual(['Asha <asha@example.com>']);
  const [first] = await list();
  const mail = await ask<{ attachments: { contentType: string }[] }>(
    'GET',
    `/mailbox/${first?.mailId}`,
    { token },
  );
  expect(mail.body.attachments.map(({ contentType }) => contentType)).toContain('application/pdf');
  expect((await ask('GET', '/mailbox', { token: await open.guest() })).status).toBe(403);
});

test('a guest who registers keeps their orders', async () => {
  const { ask } = open;
  const token = await open.guest();
  const hold = await ask<Hold>('POST', '/holds', {
    token,
    body: { showId: 'shw_night', quantity: 2 },
  });
  await ask('POST', '/orders', { token, body: { holdId: hold.body.holdId } });
  const account = await ask<{ accessToken: string; user: { guest: boolean } }>(
    'POST',
    '/auth/register',
    {
      token,
      body: { name: 'Zoë 🎬', email: 'zoe@example.com', password: 'long enough to pass' },
    },
  );
  expect(account.body.user).toMatchObject({ name: 'Zoë 🎬', guest: false });
  const orders = await ask<{ items: unknown[] }>('GET', '/orders', {
    token: account.body.accessToken,
  });
  expect(orders.body.items).toHaveLength(1);
});

test('a lost webhook and a lost answer still end in a ticket', async () => {
  const { ask } = open;
  const token = await open.guest();
  const hold = await ask<Hold>('POST', '/holds', {
    token,
    body: { showId: 'shw_night', quantity: 1 },
  });
  const order = await ask<PlacedOrder>('POST', '/orders', {
    token,
    body: { holdId: hold.body.holdId },
  });
  const { orderId } = order.body;
  const paying = ask('POST', `/orders/${orderId}/confirm-payment`, {
    token,
    body: { paymentToken: 'tok_timeout+webhook_never' },
  });
  // The bank does not answer; time passes until we give up waiting for it.
  let answer: Awaited<typeof paying> | undefined;
  void paying.then((value) => {
    answer = value;
  });
  await expect
    .poll(async () => {
      await open.clock.advance(500);
      return answer?.status;
    })
    .toBe(503);
  expect(answer?.body).toMatchObject({ code: 'payment-pending' });
  expect(answer?.headers['retry-after']).toBeDefined();

  await open.clock.advance(60_000);
  await open.runJob('payments/reconcile-payments');
  await open.settle();
  const details = await ask<OrderDetails>('GET', `/orders/${orderId}`, { token });
  expect(details.body.status).toBe('CONFIRMED');
  expect(details.body.tickets).toHaveLength(1);
});
