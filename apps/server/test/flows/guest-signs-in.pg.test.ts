import type { ConfirmedOrder, Hold, OrderDetails, PlacedOrder } from '@houseful/contract/booking';
import type { Session, User } from '@houseful/contract/identity';
import type { Ticket } from '@houseful/contract/tickets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());

let people = 0;
async function member() {
  const credentials = { email: `asha.${++people}@example.com`, password: 'correct horse' };
  const body = { name: 'Asha Rao', ...credentials };
  const { body: session } = await open.ask<Session>('POST', '/auth/register', { body });
  return { credentials, session };
}
const newGuest = async () => (await open.ask<Session>('POST', '/auth/guest', { body: {} })).body;
const login = (body: { email: string; password: string }, token?: string) =>
  open.ask<Session>('POST', '/auth/login', { body, ...(token === undefined ? {} : { token }) });

let seats = 0;
/** The next seat of the small room that no test has had. */
const nextSeat = () => `${'ABCDE'[Math.floor(seats / 10)]}${(seats++ % 10) + 1}`;
const hold = (token: string) =>
  open.ask<Hold>('POST', '/holds', {
    token,
    body: { showId: 'shw_evening', seatIds: [nextSeat()] },
  });
const order = (token: string, holdId: string) =>
  open.ask<PlacedOrder>('POST', '/orders', {
    token,
    body: { holdId, contact: { email: 'visitor@example.com' } },
  });
const pay = (token: string, orderId: string) =>
  open.ask<ConfirmedOrder>('POST', `/orders/${orderId}/confirm-payment`, {
    token,
    body: { paymentToken: 'tok_success' },
  });
const statusOf = async (token: string, path: string) =>
  (await open.ask('GET', path, { token })).status;

describe('a guest who signs in', () => {
  test('has hold, order, payment and ticket in the account with the next request', async () => {
    const { credentials, session } = await member();
    const guest = (await newGuest()).accessToken;
    const held = (await hold(guest)).body;
    const paid = (await order(guest, (await hold(guest)).body.holdId)).body;
    const [ticket] = (await pay(guest, paid.orderId)).body.tickets;

    const signedIn = await login(credentials, guest);
    expect(signedIn.status).toBe(200);
    expect(signedIn.body.user).toEqual(session.user);
    const token = signedIn.body.accessToken;
    expect((await open.ask<Hold>('GET', `/holds/${held.holdId}`, { token })).body).toEqual(held);
    const details = await open.ask<OrderDetails>('GET', `/orders/${paid.orderId}`, { token });
    expect(details.body).toMatchObject({ status: 'CONFIRMED', payment: { status: 'CAPTURED' } });
    const ticketPath = `/tickets/${ticket?.ticketId}`;
    expect((await open.ask<Ticket>('GET', ticketPath, { token })).body.orderId).toBe(paid.orderId);

    // The old tab: nothing of it is there any more, and nothing new begins.
    for (const path of [`/holds/${held.holdId}`, `/orders/${paid.orderId}`, ticketPath]) {
      expect(await statusOf(guest, path)).toBe(404);
    }
    expect(await statusOf(guest, '/me')).toBe(401);
    expect((await hold(guest)).body).toMatchObject({ code: 'unauthenticated' });

    // The hold goes on to a ticket as if nothing had happened.
    const placed = await order(token, held.holdId);
    expect(placed.body.expiresAt >= held.expiresAt).toBe(true);
    expect((await pay(token, placed.body.orderId)).body.status).toBe('CONFIRMED');
    await open.settle();
    expect(await statusOf(token, ticketPath)).toBe(200);
    const { rows } = await open.house.pool.query(
      `select coalesce(a.to_buyer_id, p.buyer_id) as payer from payments.payments p
         left join payments.adoptions a on a.from_buyer_id = p.buyer_id where order_id = $1`,
      [paid.orderId],
    );
    expect(rows).toEqual([{ payer: session.user.userId }]);
  });

  test('keeps a ticket that was being issued at that moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { credentials } = await member();
      const guest = (await newGuest()).accessToken;
      const { orderId } = (await order(guest, (await hold(guest)).body.holdId)).body;
      const [signedIn] = await Promise.all([login(credentials, guest), pay(guest, orderId)]);
      const token = signedIn.body.accessToken;
      const [ticket] = (await pay(token, orderId)).body.tickets;
      await open.settle();
      expect(await statusOf(token, `/tickets/${ticket?.ticketId}`)).toBe(200);
      expect(await statusOf(guest, `/tickets/${ticket?.ticketId}`)).toBe(404);
    }
  });

  test('twice at once is in twice, and has everything once', async () => {
    const { credentials } = await member();
    const guest = (await newGuest()).accessToken;
    const { holdId } = (await hold(guest)).body;
    const both = await Promise.all([login(credentials, guest), login(credentials, guest)]);
    for (const { status, body } of both) {
      expect(status).toBe(200);
      expect(await statusOf(body.accessToken, `/holds/${holdId}`)).toBe(200);
    }
  });

  test('has lost nothing when the process dies between the sign-in and the adoption', async () => {
    const { credentials, session } = await member();
    const guest = await newGuest();
    const { holdId } = (await hold(guest.accessToken)).body;
    const caller = { buyerId: guest.user.userId, roles: guest.user.roles };
    await open.house.faces.identity.login(credentials, { caller, idempotencyKey: null });
    await open.settle();
    expect(await statusOf(session.accessToken, `/holds/${holdId}`)).toBe(200);
  });

  test('and registers keeps the id, as before', async () => {
    const guest = await newGuest();
    const { holdId } = (await hold(guest.accessToken)).body;
    const body = { name: 'New', email: `new.${++people}@example.com`, password: 'battery staple' };
    const token = guest.accessToken;
    const account = await open.ask<Session>('POST', '/auth/register', { body, token });
    expect(account.body.user.userId).toBe(guest.user.userId);
    expect(await statusOf(account.body.accessToken, `/holds/${holdId}`)).toBe(200);
  });
});

describe('signing in', () => {
  test.each([
    ['forged', async (token: string) => `${token.slice(0, -4)}AAAA`],
    ['not one at all', async () => 'null'],
    [
      'expired',
      async (token: string) => {
        await open.clock.advance(16 * 60_000);
        return token;
      },
    ],
  ])('works with a guest’s token that is %s, which gives nothing', async (_what, spoil) => {
    const { credentials } = await member();
    const guest = await newGuest();
    const { holdId } = (await hold(guest.accessToken)).body;
    const signedIn = await login(credentials, await spoil(guest.accessToken));
    expect(signedIn.status).toBe(200);
    expect(await statusOf(signedIn.body.accessToken, `/holds/${holdId}`)).toBe(404);
    const body = { refreshToken: guest.refreshToken };
    const renewed = await open.ask<Session>('POST', '/auth/refresh', { body });
    expect(await statusOf(renewed.body.accessToken, `/holds/${holdId}`)).toBe(200);
  });

  test('with another account’s token moves nothing, either way', async () => {
    const [one, other] = [await member(), await member()];
    const mine = (await hold(one.session.accessToken)).body.holdId;
    const theirs = (await hold(other.session.accessToken)).body.holdId;
    const { accessToken } = (await login(other.credentials, one.session.accessToken)).body;
    expect(await statusOf(accessToken, `/holds/${mine}`)).toBe(404);
    expect(await statusOf(accessToken, `/holds/${theirs}`)).toBe(200);
    expect(await statusOf(one.session.accessToken, `/holds/${mine}`)).toBe(200);
    expect(await statusOf(one.session.accessToken, `/holds/${theirs}`)).toBe(404);
  });

  test('never shows the guest what is the account’s', async () => {
    const { credentials, session } = await member();
    const { holdId } = (await hold(session.accessToken)).body;
    const guest = (await newGuest()).accessToken;
    await login(credentials, guest);
    expect(await statusOf(guest, `/holds/${holdId}`)).toBe(404);
    expect(await statusOf(guest, '/me')).toBe(401);
  });

  test('with a wrong password leaves the guest a guest', async () => {
    const { credentials } = await member();
    const guest = (await newGuest()).accessToken;
    const { holdId } = (await hold(guest)).body;
    const refused = await login({ ...credentials, password: 'guessed' }, guest);
    expect(refused.body).toMatchObject({ code: 'wrong-credentials' });
    expect(await statusOf(guest, `/holds/${holdId}`)).toBe(200);
  });
});

describe('me', () => {
  test('remembers preferences, in their canonical spelling, on every device', async () => {
    const { credentials, session } = await member();
    const preferences = { language: 'hi-in', cityId: 'mumbai', accessibleSeats: true };
    const changed = await open.ask<User>('PATCH', '/me', {
      token: session.accessToken,
      body: { preferences },
    });
    const kept = { ...preferences, language: 'hi-IN' };
    expect(changed.body).toEqual({ ...session.user, preferences: kept });
    expect((await login(credentials)).body.user.preferences).toEqual(kept);
  });

  test.each([
    ['a sentence', { language: 'Hindi, please' }],
    ['a tag that is too long', { language: `en-${'x'.repeat(40)}` }],
    ['a word that no language has', { language: 'en-x' }],
    ['a city that cannot be one', { cityId: '../mumbai' }],
    ['a wish that is not one', { accessibleSeats: 'yes' }],
    ['a preference that nobody has', { theme: 'dark' }],
  ])('refuses %s', async (_what, preferences) => {
    const token = await open.guest();
    const refused = await open.ask('PATCH', '/me', { token, body: { preferences } });
    expect(refused.body).toMatchObject({ status: 400, code: 'invalid-input' });
  });

  test('changes the password, ends other sign-ins, and goes on', async () => {
    const { credentials, session } = await member();
    const laptop = (await login(credentials)).body;
    const body = {
      currentPassword: credentials.password,
      newPassword: 'battery staple',
      refreshToken: session.refreshToken,
    };
    const change = (token: string) => open.ask('POST', '/me/password', { token, body });
    expect((await change(await open.guest())).body).toMatchObject({ code: 'forbidden' });
    expect((await open.ask('POST', '/me/password', { body })).status).toBe(401);
    expect((await change(session.accessToken)).status).toBe(204);
    expect((await change(session.accessToken)).body).toMatchObject({ code: 'wrong-credentials' });
    const refresh = ({ refreshToken }: Session) =>
      open.ask('POST', '/auth/refresh', { body: { refreshToken } });
    expect((await refresh(laptop)).status).toBe(401);
    expect((await refresh(session)).status).toBe(200);
    expect((await login(credentials)).status).toBe(401);
    expect((await login({ ...credentials, password: body.newPassword })).status).toBe(200);
  });
});
