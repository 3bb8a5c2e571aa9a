import type { Hold, OrderDetails, PlacedOrder, SeatStatus } from '@houseful/contract/booking';
import type { ShowsByVenue, TitleCard } from '@houseful/contract/catalog';
import type { Session } from '@houseful/contract/identity';
import type { DeskShowDetails } from '@houseful/contract/shows-desk';
import type { Ticket, TicketStub } from '@houseful/contract/tickets';
import type { APIRequestContext } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { callApi, OPERATOR, signIn } from './shop.ts';

const BUYERS = 200;
const AT_ONCE = 10;
const DAY_MS = 86_400_000;

interface Bought {
  readonly token: string;
  readonly orderId: string;
  readonly total: number;
  readonly tickets: readonly TicketStub[];
}

/** A film's show of the coming days with so many seats left. */
async function roomyShow(request: APIRequestContext, seats: number): Promise<string> {
  const { items } = await callApi<{ items: TitleCard[] }>(request, 'get', '/movies?limit=100');
  for (const { titleId } of items) {
    const at = `/movies/${titleId}/shows`;
    const { dates } = await callApi<ShowsByVenue>(request, 'get', at);
    for (const date of dates.slice(1, 4)) {
      const { venues } = await callApi<ShowsByVenue>(request, 'get', `${at}?date=${date}`);
      const fitting = venues
        .flatMap(({ shows }) => shows)
        .find(
          ({ startsAt, availability }) =>
            Date.parse(startsAt) - Date.now() > DAY_MS / 2 &&
            (availability?.onSale ?? false) &&
            (availability?.seatsLeft ?? 0) >= seats,
        );
      if (fitting) return fitting.showId;
    }
  }
  throw new Error(`no show has ${seats} seats left`);
}

async function buy(request: APIRequestContext, showId: string, buyer: number): Promise<Bought> {
  const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/guest', {
    data: { name: `Buyer ${buyer}` },
  });
  const call = <T>(path: string, data: unknown) =>
    callApi<T>(request, 'post', path, { token, data });
  const hold = await call<Hold>('/holds', { showId, quantity: 1 });
  const order = await call<PlacedOrder>('/orders', {
    holdId: hold.holdId,
    contact: { name: `Buyer ${buyer}`, email: `buyer${buyer}.${Date.now()}@example.com` },
  });
  const { orderId } = order;
  const paid = await call<{ tickets: TicketStub[] }>(`/orders/${orderId}/confirm-payment`, {
    paymentToken: 'tok_success',
  });
  return { token, orderId, total: order.total.amount, tickets: paid.tickets };
}

async function buyMany(request: APIRequestContext, showId: string): Promise<Bought[]> {
  const bought: Bought[] = [];
  for (let from = 0; from < BUYERS; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, n) => buy(request, showId, from + n));
    bought.push(...(await Promise.all(some)));
  }
  return bought;
}

test('a show with 200 buyers is cancelled: progress is watched over a reload, and everything goes back', async ({
  page,
  anotherBuyer,
}) => {
  test.slow();
  const { request } = page;
  const showId = await roomyShow(request, BUYERS + 20);
  const bought = await buyMany(request, showId);
  const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/login', {
    data: OPERATOR,
  });
  const desk = () => callApi<DeskShowDetails>(request, 'get', `/desk/shows/${showId}`, { token });
  const before = await desk();
  expect(before.orders).toBeGreaterThanOrEqual(BUYERS);

  await signIn(page, OPERATOR);
  await page.goto(`/desk/shows?date=${before.localDate}&venue=${before.venueId}`);
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'the list of shows');
  await page.goto(`/desk/shows/${showId}`);
  await expect(page.getByRole('heading', { level: 1, name: before.titleName })).toBeVisible();
  await expectAccessible(page, 'the page of a show');
  await page.getByRole('button', { name: 'Cancel the show' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`${before.orders} orders end`);
  await expectAccessible(page, 'cancelling a show');
  await dialog.getByLabel(/^Type/).fill(String(before.orders));
  await dialog.getByLabel('Why').fill('The projector broke');
  await dialog.getByLabel('A word to the buyers').fill('We show it again in May.');
  await dialog.getByRole('button', { name: /Cancel the show and/ }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
  const panel = page.getByRole('region', {
    name: /Giving everything back|Everything was given back/,
  });
  await expect(panel).toBeVisible();
  await page.reload();
  await expect(panel).toBeVisible();
  await expect(page.getByRole('region', { name: 'Everything was given back' })).toBeVisible({
    timeout: 180_000,
  });
  await expectAccessible(page, 'a cancelled show');

  const after = await desk();
  const { settlement } = after;
  expect(after).toMatchObject({ state: 'cancelled', orders: 0, seats: { sold: 0, held: 0 } });
  expect(settlement?.orders).toEqual({ total: before.orders, left: 0 });
  expect(settlement?.refunds?.DONE.count).toBe(before.orders);
  expect(settlement?.refunds?.DONE.amount).toEqual(before.takings);
  expect(settlement?.mails.sent).toBeGreaterThanOrEqual(BUYERS);
  expect(settlement?.mails).toMatchObject({ waiting: 0, failed: 0 });
  const status = await callApi<SeatStatus>(request, 'get', `/shows/${showId}/seat-status`);
  const setAside = status.blockedSeatIds?.length ?? 0;
  expect(status.unavailableSeatIds.length - setAside).toBe(0);
  for (const { token: owner, orderId, total, tickets } of bought) {
    const order = await callApi<OrderDetails>(request, 'get', `/orders/${orderId}`, {
      token: owner,
    });
    expect([order.status, order.refund?.amount.amount, order.refund?.status]).toEqual([
      ...['CANCELLED', total, 'DONE'],
    ]);
    const path = `/tickets/${tickets[0]?.ticketId}`;
    const ticket = await callApi<Ticket>(request, 'get', path, { token: owner });
    expect(ticket.status).toBe('REVOKED');
  }

  const visitor = await anotherBuyer();
  await visitor.goto(`/shows/${showId}/seats`);
  await expect(visitor.getByText('This show is cancelled')).toBeVisible();
  await expect(visitor.getByText('We show it again in May.')).toBeVisible();
});

test('a show is moved: its buyer reads when, and gives everything back', async ({
  page,
  anotherBuyer,
}) => {
  const { request } = page;
  const showId = await roomyShow(request, 40);
  const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/login', {
    data: OPERATOR,
  });
  const show = await callApi<DeskShowDetails>(request, 'get', `/desk/shows/${showId}`, { token });
  const email = `mover.${Date.now()}@example.com`;
  const buyer = await anotherBuyer();
  await buyer.goto('/account');
  const session = await callApi<Session>(buyer.request, 'post', '/auth/register', {
    data: { name: 'Asha', email, password: 'a long word for buyers' },
  });
  const call = <T>(path: string, data: unknown) =>
    callApi<T>(request, 'post', path, { token: session.accessToken, data });
  const hold = await call<Hold>('/holds', { showId, quantity: 2 });
  const { orderId } = await call<PlacedOrder>('/orders', { holdId: hold.holdId });
  await call(`/orders/${orderId}/confirm-payment`, { paymentToken: 'tok_success' });

  await signIn(page, OPERATOR);
  await page.goto(`/desk/shows/${showId}`);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New day').fill('2031-05-06');
  await dialog.getByLabel('New time').fill('18:10');
  await dialog.getByLabel('Why').fill('The star is ill');
  await expectAccessible(page, 'moving a show');
  await dialog.getByRole('button', { name: 'Move the show' }).click();
  await expect(page.getByRole('region', { name: 'Everybody was told' })).toBeVisible();
  await expect(page.getByText(show.venueName).first()).toBeVisible();

  await signIn(buyer, { email, password: 'a long word for buyers' });
  await buyer.goto(`/orders/${orderId}`);
  await expect(buyer.getByText('This show has moved')).toBeVisible();
  await expectAccessible(buyer, 'the order of a moved show');
  await buyer.getByRole('button', { name: 'Give it back in full' }).click();
  await buyer.getByRole('dialog').getByRole('button', { name: /back/ }).first().click();
  await expect(buyer.getByText('This order is cancelled')).toBeVisible();
});
