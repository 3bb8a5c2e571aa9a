import type { Hold, OrderDetails, PlacedOrder } from '@houseful/contract/booking';
import type { DailyClose, SalesReport } from '@houseful/contract/insights';
import type { DeskOrder, OrderAtDesk, OrderCore } from '@houseful/contract/order-desk';
import type { Invitation } from '@houseful/contract/organisations';
import type { Session } from '@houseful/contract/identity';
import { FIRST_ORGANISATION_ID, type Grant } from '@houseful/contract/staff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { eventually } from '#test/kit/eventually';
import { operatorToken } from '#test/kit/staff';

const inr = (amount: number) => ({ amount, currency: 'INR' });
const VENUE_ID = 'ven_test-talkies';
const FAR_ID = 'ven_far-away';
const reason = 'asked for at the desk';
const SILVER = 25_000;
const GOLD = 40_000;

let open: OpenHouse;
let operator: string;
beforeAll(async () => {
  open = await openHouse();
  operator = await operatorToken(open);
  const place = { latitude: 28.6, longitude: 77.2, timeZone: 'Asia/Kolkata', screens: [] };
  const far = { venueId: FAR_ID, name: 'Far Away', kind: 'multiplex' as const, address: '1 Edge' };
  await open.house.faces.venues.registerPlaces({
    ...{ cities: [], seatMaps: [] },
    venues: [{ cityName: 'Mumbai', venue: { ...far, cityId: 'mumbai', ...place } }],
  });
  await open.settle();
});
afterAll(() => open.close());

const get = async <T>(path: string, token = operator) =>
  (await open.ask<T>('GET', path, { token })).body;
const post = <T>(path: string, body: object, token = operator, key?: string) =>
  open.ask<T>('POST', path, { token, body, ...(key === undefined ? {} : { key }) });

async function buy(showId: string, seatIds: string[], contact: object) {
  const token = await open.guest();
  const { body: hold } = await post<Hold>('/holds', { showId, seatIds }, token);
  const placed = await post<PlacedOrder>('/orders', { holdId: hold.holdId, contact }, token);
  const { orderId } = placed.body;
  const paying = { paymentToken: 'tok_success' };
  const { status } = await post(`/orders/${orderId}/confirm-payment`, paying, token);
  expect(status).toBe(200);
  return { token, orderId };
}

const search = async (query: string, token = operator) =>
  (await get<{ items: OrderAtDesk[] }>(`/desk/orders?${query}`, token)).items;
const idsOf = (orders: readonly OrderAtDesk[]) => orders.map(({ orderId }) => orderId);
const deskOf = (orderId: string) => get<DeskOrder>(`/desk/orders/${orderId}`);
const kindsOf = ({ timeline }: DeskOrder) => timeline.map(({ kind }) => kind);

/** Refunds sent, and asked about until the bank has paid. */
async function bankPays(): Promise<void> {
  await open.settle();
  for (let tries = 0; tries < 3; tries += 1) {
    await open.runJob('payments/send-refunds');
    await open.clock.advance(60_000);
  }
  await open.settle();
}

let people = 0;
async function employ(grants: readonly Grant[]): Promise<string> {
  const email = `staff${(people += 1)}@example.com`;
  const person = { name: `Staff ${people}`, email, password: 'a long word for staff' };
  const { body } = await post<Session>('/auth/register', person);
  const path = `/desk/organisations/${FIRST_ORGANISATION_ID}/invitations`;
  const invited = await post<Invitation>(path, { email, grants });
  const token = open.house.faces.organisations.invitationWord(invited.body.invitationId);
  await post('/desk/invitations/accept', { token }, body.accessToken);
  return body.accessToken;
}

test('an order is found by whatever somebody knows of it, and by its filters', async () => {
  const contact = { name: 'Zoë Müller', email: 'zoe@example.org', phone: '+919876543210' };
  const { orderId } = await buy('shw_evening', ['B3', 'B4'], contact);
  await buy('shw_night', ['B3'], { name: 'Somebody Else' });
  await open.settle();
  const { ticketCode } = (await deskOf(orderId)).order;
  const ways = ['zoe', 'MULLER', 'zoe@ex', '98765 43210', ticketCode?.slice(0, 5), orderId];
  for (const typed of [...ways, 'zoe b4']) {
    expect(idsOf(await search(`q=${encodeURIComponent(typed ?? '')}`)), typed).toEqual([orderId]);
  }
  expect(await search('q=b3')).toHaveLength(2);
  expect(idsOf(await search('q=b3&showId=shw_evening'))).toEqual([orderId]);
  expect(await search('q=zoe&status=CANCELLED')).toEqual([]);
  expect(await search(`venueId=${VENUE_ID}&channel=web&q=zoe`)).toMatchObject([
    { ticketCode, total: inr(2 * SILVER), refunded: inr(0), seatIds: ['B3', 'B4'] },
  ]);
  const page = await get<{ items: OrderAtDesk[]; nextCursor: string }>('/desk/orders?limit=1');
  const next = await search(`limit=1&cursor=${encodeURIComponent(page.nextCursor)}`);
  expect(new Set([...idsOf(page.items), ...idsOf(next)]).size).toBe(2);
  const { raw } = await open.ask('GET', '/desk/orders.csv?q=zoe', { token: operator });
  expect(raw.toString()).toContain('Zoë Müller,zoe@example.org');
});

test('a name that a spreadsheet would compute is text in the table', async () => {
  await buy('shw_evening', ['D8'], { name: '=1+1', email: 'sum@example.org' });
  await open.settle();
  const { raw } = await open.ask('GET', '/desk/orders.csv?q=sum@', { token: operator });
  expect(raw.toString()).not.toMatch(/,=1/);
});

test('all that is done to an order is done once, by everybody, and stands in its timeline', async () => {
  const contact = { name: 'Asha', email: 'asha@example.org' };
  const { token, orderId } = await buy('shw_evening', ['A1', 'A2', 'E5'], contact);
  const path = `/desk/orders/${orderId}`;
  await open.settle();
  const before = await deskOf(orderId);
  const [oldTicket] = before.tickets;
  expect(before).toMatchObject({ version: 1, paid: inr(2 * SILVER + GOLD) });

  const moved = await post<OrderCore>(`${path}/seats`, {
    ...{ moves: [{ from: 'A1', to: 'C1' }], reason },
    ...{ expectedVersion: 1, expectedRefund: inr(0) },
  });
  expect(moved.status).toBe(200);
  // At once, before any fact is delivered.
  const { body: mine } = await open.ask<OrderDetails>('GET', `/orders/${orderId}`, { token });
  expect(mine.tickets.map(({ seatId }) => seatId).toSorted()).toEqual(['A2', 'C1', 'E5']);

  const part = { seatIds: ['E5'], terms: 'full', reason, expectedVersion: 2 };
  const cancelled = await post<OrderCore>(`${path}/cancel`, {
    ...part,
    expectedRefund: inr(GOLD),
  });
  expect(cancelled.body).toMatchObject({ order: { seatIds: ['C1', 'A2'] }, refunded: inr(GOLD) });
  const by = { amount: inr(5_000), reason: 'the sound failed', expectedVersion: 3 };
  expect((await post<OrderCore>(`${path}/refund`, by)).body.refunded).toEqual(inr(GOLD + 5_000));
  const fresh = { contact: { name: 'Asha', email: 'new@example.org' }, reason, expectedVersion: 4 };
  expect((await post(`${path}/contact`, fresh)).status).toBe(200);
  expect((await post(`${path}/resend`, {})).status).toBe(200);
  await bankPays();

  const desk = await deskOf(orderId);
  expect(kindsOf(desk)).toEqual(
    expect.arrayContaining([
      ...['placed', 'paid', 'confirmed', 'tickets-issued', 'seats-moved', 'tickets-revoked'],
      ...['seats-cancelled', 'refunded', 'contact-changed', 'resent', 'refund-asked'],
      'refund-paid',
    ]),
  );
  const said = desk.timeline.find(({ kind }) => kind === 'refunded');
  expect(said).toMatchObject({ reason: 'the sound failed', amount: inr(5_000) });
  expect(said?.actor?.name).toBe('Olga');
  expect(desk.refunds.map(({ amount, status }) => [amount.amount, status]).toSorted()).toEqual([
    ...[
      [GOLD, 'DONE'],
      [5_000, 'DONE'],
    ].toSorted(),
  ]);
  expect(desk.payment?.status).toBe('CAPTURED');
  expect(desk.tickets.filter(({ status }) => status === 'VALID').map((t) => t.seatId)).toEqual([
    ...['A2', 'C1'],
  ]);
  // The old ticket opens no gate.
  const { rows } = await open.house.pool.query<{ revoked: boolean }>(
    'select revoked_at is not null as revoked from gate.tickets where ticket_id = $1',
    [oldTicket?.ticketId],
  );
  expect(rows).toEqual([{ revoked: true }]);
  // The buyer sees what was paid and what came back.
  const { body: seen } = await open.ask<OrderDetails>('GET', `/orders/${orderId}`, { token });
  expect(seen).toMatchObject({
    ...{ status: 'CONFIRMED', total: inr(2 * SILVER), paid: inr(2 * SILVER + GOLD) },
    refund: { amount: inr(GOLD + 5_000), status: 'DONE' },
  });
  expect(await search('q=new@example.org')).toMatchObject([
    { orderId, seatIds: ['C1', 'A2'], total: inr(2 * SILVER), refunded: inr(GOLD + 5_000) },
  ]);
  expect(await search('q=asha@example.org')).toEqual([]);
});

test('the buyer is told of it, at the old address too', async () => {
  const contact = { name: 'Old', email: 'old@example.org' };
  const { orderId } = await buy('shw_night', ['C3', 'C4'], contact);
  await open.settle();
  const path = `/desk/orders/${orderId}`;
  const moving = { moves: [{ from: 'C3', to: 'C5' }], expectedRefund: inr(0) };
  await post(`${path}/seats`, { ...moving, reason, expectedVersion: 1 });
  const fresh = { name: 'New', email: 'fresh@example.org' };
  await post(`${path}/contact`, { contact: fresh, reason, expectedVersion: 2 });
  await open.settle();
  type Mails = { items: { to: string; subject: string; attachments?: unknown[] }[] };
  await eventually(async () => {
    await open.runJob('notifications/send-deliveries');
    const { items } = await get<Mails>('/mailbox?limit=100');
    const told = items
      .filter(({ to }) => /old@|fresh@/.test(to))
      .map(({ to, subject }) => `${/\w+@/.exec(to)?.[0]} ${subject.split(':')[0]}`);
    expect(told).toEqual(
      expect.arrayContaining([
        ...['old@ Your tickets', 'old@ Your new seats', 'old@ Your order goes elsewhere'],
        'fresh@ Your order has changed',
      ]),
    );
  });
});

test('the mail of an order is sent again five times an hour, and not oftener', async () => {
  const { orderId } = await buy('shw_floor', ['A1'], { email: 'again@example.org' });
  const path = `/desk/orders/${orderId}/resend`;
  const first = await post(path, {}, operator, 'the-same-key');
  expect((await post(path, {}, operator, 'the-same-key')).body).toEqual(first.body);
  for (let number = 2; number <= 5; number += 1) expect((await post(path, {})).status).toBe(200);
  expect(await post(path, {})).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  const nowhere = await buy('shw_floor', ['A3'], { name: 'No mail' });
  expect(await post(`/desk/orders/${nowhere.orderId}/resend`, {})).toMatchObject({
    body: { code: 'nowhere-to-send' },
  });
});

describe('who may do what', () => {
  test('is what their role says, and an order beyond their venues does not exist', async () => {
    const { orderId } = await buy('shw_floor', ['B1'], { name: 'Guarded' });
    await open.settle();
    const path = `/desk/orders/${orderId}`;
    const money = { amount: inr(1), reason, expectedVersion: 1 };
    const ending = { terms: 'full', reason, expectedVersion: 1, expectedRefund: inr(SILVER) };
    const naming = { contact: { name: 'Eve' }, reason, expectedVersion: 1 };
    const box = await employ([{ role: 'box-office', venueIds: [VENUE_ID] }]);
    expect(idsOf(await search('q=guarded', box))).toEqual([orderId]);
    expect((await post(`${path}/refund`, money, box)).body).toMatchObject({ code: 'forbidden' });
    expect((await post(`${path}/cancel`, ending, box)).body).toMatchObject({ code: 'forbidden' });
    const auditor = await employ([{ role: 'auditor', venueIds: null }]);
    expect((await post(`${path}/contact`, naming, auditor)).body).toMatchObject({
      code: 'forbidden',
    });
    const far = await employ([{ role: 'manager', venueIds: [FAR_ID] }]);
    expect(await search('q=guarded', far)).toEqual([]);
    const { raw } = await open.ask('GET', '/desk/orders.csv?q=guarded', { token: far });
    expect(raw.toString()).not.toContain('Guarded');
    expect(await get(path, far)).toMatchObject({ code: 'no-such-order' });
    for (const [verb, body] of [
      ...([['refund', money] as const, ['cancel', ending] as const] as const),
      ...([['contact', naming] as const, ['resend', {}] as const] as const),
    ]) {
      expect((await post(`${path}/${verb}`, body, far)).body).toMatchObject({
        code: 'no-such-order',
      });
    }
    expect(await deskOf(orderId)).toMatchObject({ version: 1, refunded: inr(0) });
  });

  test('seats are moved by who serves buyers; where money goes back by it, by who may refund there', async () => {
    const { orderId } = await buy('shw_night', ['E7', 'A7'], { name: 'Upstairs' });
    const path = `/desk/orders/${orderId}/seats`;
    const difference = inr(GOLD - SILVER);
    const move = (from: string, to: string, expectedRefund: object, version: number) => ({
      ...{ moves: [{ from, to }], reason, expectedRefund, expectedVersion: version },
    });
    const box = await employ([{ role: 'box-office', venueIds: [VENUE_ID] }]);
    const elsewhere = await employ([
      ...([{ role: 'support', venueIds: [VENUE_ID] }] as const),
      { role: 'manager', venueIds: [FAR_ID] },
    ]);
    const same = await post<OrderCore>(path, move('A7', 'A8', inr(0), 1), box);
    expect(same.body).toMatchObject({ version: 2, refunded: inr(0) });
    // What it would give back may be looked at.
    const preview = await get(`${path}?from=E7&to=B7`, box);
    expect(preview).toMatchObject({ refund: difference });
    for (const token of [box, elsewhere]) {
      expect(await post(path, move('E7', 'B7', difference, 2), token)).toMatchObject({
        ...{ status: 403, body: { code: 'forbidden', detail: 'It takes the right to refund.' } },
      });
      // Who says that nothing goes back gets nothing moved.
      expect((await post(path, move('E7', 'B7', inr(0), 2), token)).body).toMatchObject({
        ...{ code: 'refund-changed', refund: difference },
      });
    }
    const far = await employ([{ role: 'manager', venueIds: [FAR_ID] }]);
    expect((await post(path, move('E7', 'B7', difference, 2), far)).body).toMatchObject({
      code: 'no-such-order',
    });
    expect(await deskOf(orderId)).toMatchObject({ version: 2, refunded: inr(0) });
    const manager = await employ([{ role: 'manager', venueIds: [VENUE_ID] }]);
    const moved = await post<OrderCore>(path, move('E7', 'B7', difference, 2), manager);
    expect(moved.body).toMatchObject({ order: { seatIds: ['B7', 'A8'] }, refunded: difference });
  });

  test('and each change stands in the audit log, with its reason', async () => {
    const { orderId } = await buy('shw_floor', ['B3'], { name: 'Noted' });
    const money = { amount: inr(100), reason: 'popcorn on the coat', expectedVersion: 1 };
    await post(`/desk/orders/${orderId}/refund`, money);
    await open.settle();
    const { items } = await get<{ items: unknown[] }>(`/desk/audit?subject=${orderId}`);
    expect(items).toMatchObject([
      { action: 'order.refunded', after: { reason: 'popcorn on the coat', refund: inr(100) } },
    ]);
  });
});

test('money adds up everywhere, and a rebuild says the same', async () => {
  const { orderId } = await buy('shw_night', ['E1', 'E2', 'A9'], { name: 'Balanced' });
  const path = `/desk/orders/${orderId}`;
  const part = { seatIds: ['E1'], terms: 'ladder', reason, expectedVersion: 1 };
  const { refund } = await get<{ refund: object }>(`${path}/cancel?terms=ladder&seatIds=E1`);
  await post(`${path}/cancel`, { ...part, expectedRefund: refund });
  await post(`${path}/refund`, { amount: inr(777), reason, expectedVersion: 2 });
  await open.settle();
  const { byLadder } = await deskOf(orderId);
  const rest = { terms: 'ladder', reason, expectedVersion: 3, expectedRefund: byLadder };
  expect((await post(`${path}/cancel`, rest)).status).toBe(200);
  await bankPays();
  const told = async () => ({
    close: await get<DailyClose>('/desk/reports/close?range=today'),
    sales: await get<SalesReport>('/desk/reports/sales?group=show&range=today'),
    found: await search('limit=100'),
  });
  const kept = await told();
  expect(kept.close).toMatchObject({ difference: 0, owedAtEnd: 0 });
  const { rows } = await open.house.pool.query<{ promised: number; sent: number }>(
    `select (select coalesce(sum(refunded_amount + coalesce(refund_amount, 0)), 0)::bigint
               from booking.orders) as promised,
            (select coalesce(sum(amount), 0)::bigint from payments.sandbox_refunds) as sent`,
  );
  expect(rows[0]?.sent).toBe(rows[0]?.promised);
  await open.house.pool.query('delete from order_desk.orders');
  await open.house.rebuildOrderDesk();
  await open.house.recountReports();
  expect(await told()).toEqual(kept);
});
