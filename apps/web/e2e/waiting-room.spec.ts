import { gzipSync } from 'node:zlib';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { Page, Route } from '@playwright/test';
import type { KeptPlace } from '../src/lib/waiting-room/kept-places.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import {
  aShow,
  atCheckout,
  atConfirmedOrder,
  chooseSeats,
  endRooms,
  freeSeats,
  GOOD_CARD,
  goToBank,
  holdSeats,
  MEMBER,
  openSeats,
  payByCard,
  tokenOf,
} from './shop.ts';
import { aRoom, heading, joinByApi, placeShown, roomTexts, type TestRoom } from './waiting-room.ts';
import { english } from './words.ts';

/** Everything that is loaded before the page can be read. */
const PAGE_BYTES_MAX = 60_000;

const atSeats = (page: Page, { showId }: TestRoom) =>
  page.waitForURL(new RegExp(`/shows/${showId}/seats`));

test.afterEach(({ request }) => endRooms(request));

test('three wait in a lobby; places are drawn; one leaves, one after another is let in', async ({
  page,
  anotherBuyer,
}) => {
  test.slow();
  const room = await aRoom(page.request, 20);
  const pages = [page, await anotherBuyer(), await anotherBuyer()];
  for (const one of pages) await one.goto(room.path);
  for (const one of pages) await expect(heading(one, roomTexts.closed)).toBeVisible();
  await expectAccessible(page, 'closed doors');

  await room.order('open');
  for (const one of pages) await expect(heading(one, roomTexts.lobby)).toBeVisible();
  await expect(page.getByText('3 people are here')).toBeVisible();
  await page.getByText('The draw is sealed already').click();
  await expectAccessible(page, 'the lobby');

  await room.order('pause');
  await room.order('close-lobby');
  for (const one of pages) await expect(heading(one, roomTexts.line)).toBeVisible();
  const places = await Promise.all(pages.map(placeShown));
  expect([...places].sort()).toEqual([1, 2, 3]);
  await expect(page.getByText('Calling is paused for the moment').first()).toBeVisible();
  await expectAccessible(page, 'the line, paused');

  const byPlace = (place: number) => pages[places.indexOf(place)] as Page;
  const [first, second, third] = [byPlace(1), byPlace(2), byPlace(3)];
  await second.getByRole('button', { name: 'Leave the line' }).click();
  await expectAccessible(second, 'the question at leaving');
  await second.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(heading(second, roomTexts.left)).toBeVisible();
  await expectAccessible(second, 'left');

  await room.order('resume');
  await atSeats(first, room);
  await expect(heading(third, roomTexts.line)).toBeVisible();
  await expect(first.getByRole('region', { name: english('seats.room.inside') })).toBeVisible();
  // Who is done lets the next one in.
  await first.getByRole('button', { name: english('seats.room.done') }).click();
  await first
    .getByRole('button', { name: english('seats.room.leave') })
    .last()
    .click();
  await expect(first.getByRole('link', { name: english('seats.room.go') })).toBeVisible();
  await atSeats(third, room);
  await expect(freeSeats(third).first()).toBeVisible();
  expect(await second.title()).not.toContain('★');
});

test('from the line to a ticket: the leave is spent with the purchase', async ({ page }) => {
  const room = await aRoom(page.request, 21);
  await page.goto(`/shows/${room.showId}/seats`);
  await expect(page.getByRole('link', { name: english('seats.room.go') })).toBeVisible();
  await expectAccessible(page, 'seats behind a closed room');
  await room.order('open');
  await page.getByRole('link', { name: english('seats.room.go') }).click();
  await expect(heading(page, roomTexts.lobby)).toBeVisible();
  await page.getByRole('switch', { name: 'Tell me with a sound' }).check();
  await room.order('close-lobby');
  await atSeats(page, room);
  await chooseSeats(page, 1);
  await expectAccessible(page, 'seats, inside');
  await holdSeats(page);
  await goToBank(page, 'line@example.com');
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 1);

  await page.goto(`/shows/${room.showId}/seats`);
  await expect(page.getByRole('link', { name: english('seats.room.go') })).toBeVisible();
  await page.goto(room.path);
  await expect(heading(page, roomTexts.out)).toBeVisible();
  await expectAccessible(page, 'used up');
  await room.order('end');
  await expect(heading(page, roomTexts.ended)).toBeVisible();
  await expectAccessible(page, 'ended');
});

test('one sleeps past the turn, is told, comes back once, and is let in', async ({ page }) => {
  const room = await aRoom(page.request, 22, { ordering: 'fifo', rules: { graceMs: 5_000 } });
  await room.order('open');
  await room.order('pause');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.line)).toBeVisible();
  // The phone sleeps: nothing of the page runs.
  await page.goto('about:blank');
  await room.order('resume');
  await page.waitForTimeout(8_000);
  await room.order('pause');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.missed)).toBeVisible();
  await expectAccessible(page, 'missed');
  await page.getByRole('button', { name: 'Take a place further back' }).click();
  await expect(page.getByText('This is your second turn')).toBeVisible();
  await room.order('resume');
  await atSeats(page, room);
});

test('the queue cannot be jumped: not by URL, not by a copied token, not by the API', async ({
  page,
  anotherBuyer,
}) => {
  const room = await aRoom(page.request, 23, { ordering: 'fifo' });
  await room.order('open');
  await room.order('pause');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.line)).toBeVisible();
  expect(await placeShown(page)).toBe(1);

  const jumper = await anotherBuyer();
  await jumper.goto(`/shows/${room.showId}/seats`);
  await expect(jumper.getByRole('link', { name: english('seats.room.go') })).toBeVisible();
  await expect(jumper.getByRole('button', { name: english('seats.choice.hold') })).toHaveCount(0);
  await jumper.getByRole('link', { name: english('seats.room.go') }).click();
  await expect(heading(jumper, roomTexts.line)).toBeVisible();
  expect(await placeShown(jumper)).toBe(2);

  const key = `houseful.place.${room.roomId}`;
  const copied = (await page.evaluate((name) => localStorage.getItem(name), key)) ?? '';
  await jumper.evaluate(([name, text]) => localStorage.setItem(name, text), [key, copied] as const);
  await jumper.reload();
  await expect(jumper.getByText('belongs to somebody else')).toBeVisible();
  await expect.poll(() => placeShown(jumper)).toBe(2);

  const token = await tokenOf(jumper);
  const { placeToken } = JSON.parse(copied) as KeptPlace;
  for (const headers of [{}, { 'admission-token': placeToken }]) {
    const refused = await jumper.request.post('/api/v1/holds', {
      headers: { authorization: `Bearer ${token}`, ...headers },
      data: { showId: room.showId, quantity: 1 },
    });
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 'not-admitted',
      waitingRoom: { roomId: room.roomId, url: expect.stringContaining(room.path) },
    });
  }
});

test('a room that was put up while seats were chosen leads there, too', async ({ page }) => {
  const { showId } = await aShow(page.request, 18);
  await openSeats(page, { showId });
  await chooseSeats(page, 1);
  const room = await aRoom(page.request, 18);
  expect(room.showId).toBe(showId);
  await page.getByRole('button', { name: english('seats.choice.hold') }).click();
  const way = page.getByRole('link', { name: english('seats.room.go') });
  await expect(way).toBeVisible();
  await expectAccessible(page, 'a hold refused for a room');
  await way.click();
  await expect(heading(page, roomTexts.closed)).toBeVisible();
  await room.order('end');
});

test('seats whose answer was lost are told again after the time inside is over', async ({
  page,
  trouble,
}) => {
  trouble.allow(/ERR_CONNECTION_RESET/);
  const room = await aRoom(page.request, 30, { ordering: 'fifo' });
  await room.order('open');
  await page.goto(room.path);
  await atSeats(page, room);
  await chooseSeats(page, 1);
  // The hold is made, and nobody here hears of it.
  await page.route(/\/api\/v1\/holds$/, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: english('seats.choice.hold') }).click();
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: english('seats.room.done') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: english('seats.room.leave') })
    .click();
  const again = page.getByRole('button', { name: english('seats.room.askAgain') });
  await expect(again).toBeVisible();
  await expect(page.getByRole('link', { name: english('seats.room.go') })).toBeVisible();
  await expectAccessible(page, 'barred, with a hold whose answer was lost');
  await page.unroute(/\/api\/v1\/holds$/);
  await again.click();
  await atCheckout(page);
});

test('two tabs have one place, and one of them goes in', async ({ page }) => {
  const room = await aRoom(page.request, 24, { ordering: 'fifo' });
  await room.order('open');
  await room.order('pause');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.line)).toBeVisible();
  const second = await page.context().newPage();
  await second.goto(room.path);
  await expect(heading(second, roomTexts.line)).toBeVisible();
  expect([await placeShown(page), await placeShown(second)]).toEqual([1, 1]);
  await room.order('resume');
  await Promise.race([atSeats(page, room), atSeats(second, room)]);
  const follower = page.url().includes('/seats') ? second : page;
  await expect(heading(follower, roomTexts.inside)).toBeVisible();
  await expectAccessible(follower, 'inside, in another tab');
});

test('without sockets and streams the page asks, and without a network it waits', async ({
  page,
  context,
  trouble,
}) => {
  trouble.allow(/live/);
  trouble.allow(/requestfailed net::ERR_INTERNET_DISCONNECTED/);
  const room = await aRoom(page.request, 25, { ordering: 'fifo' });
  await page.routeWebSocket(/\/api\/v1\/live/, (socket) => socket.close());
  await page.route(/\/api\/v1\/live/, (route) => route.abort());
  await room.order('open');
  await room.order('pause');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.line)).toBeVisible();
  await expect(page.getByText('Asking every few seconds')).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('No connection').first()).toBeVisible({ timeout: 20_000 });
  await expect(heading(page, roomTexts.line)).toBeVisible();
  await expectAccessible(page, 'no connection');
  await context.setOffline(false);
  await room.order('resume');
  await atSeats(page, room);
});

test('a room for accounts asks for a sign-in and leads back', async ({ page }) => {
  const room = await aRoom(page.request, 26, { joinRules: { requiresAccount: true } });
  await room.order('open');
  await page.goto(room.path);
  await expect(heading(page, 'Sign in to join')).toBeVisible();
  await expectAccessible(page, 'an account is needed');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(MEMBER.email);
  await page.getByLabel('Password').fill(MEMBER.password);
  await page.getByRole('button', { name: 'Sign in' }).last().click();
  await expect(page).toHaveURL(new RegExp(room.path));
  await expect(heading(page, roomTexts.lobby)).toBeVisible();
});

test('a puzzle is solved beside the page', async ({ page }) => {
  const room = await aRoom(page.request, 26, { joinRules: { proofOfWorkBits: 14 } });
  await room.order('open');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.lobby)).toBeVisible();
});

test('what is seldom seen can be read by everybody, too', async ({ page }) => {
  const room = await aRoom(page.request, 24, { ordering: 'fifo' });
  await room.order('open');
  await room.order('pause');
  const told = `/api/v1${room.path}`;
  const real: WaitingRoomStatus = await (await page.request.get(told)).json();
  let shown: Partial<WaitingRoomStatus> = {};
  let turn = 'overloaded';
  await page.routeWebSocket(/\/api\/v1\/live/, () => undefined);
  await page.route(new RegExp(`${told}$`), (route) =>
    route.fulfill({ json: { ...real, ...shown } }),
  );
  const refuse = (code: string, members: object) => (route: Route) =>
    route.fulfill({ status: 503, json: { status: 503, title: 'No.', code, ...members } });
  await page.route(new RegExp(`${told}/admission$`), (route) =>
    refuse(turn, { retryAfterMs: 9_000 })(route),
  );
  const look = async (patch: Partial<WaitingRoomStatus>, name: string, screen: string) => {
    shown = patch;
    await page.goto(room.path);
    await expect(heading(page, name)).toBeVisible();
    await expectAccessible(page, screen);
  };

  await page.route(
    new RegExp(`${told}/join$`),
    refuse('join-limit-reached', { rule: 'network', retryAfterMs: 600_000 }),
  );
  await look({}, 'You have no place yet', 'too many from one network');
  await page.unroute(new RegExp(`${told}/join$`));
  await look({ phase: 'draining' }, 'You have no place yet', 'too late to join');
  const sales = { ...real.sales, seatsUnsold: 0 };
  await look({ sales, message: 'Thank you for waiting.' }, 'All seats are sold', 'sold out');
  await look({ phase: 'draw' }, 'The places are being drawn', 'the draw');
  const line = { ...real.line, end: 9, serving: 9 };
  await look({ line }, roomTexts.turn, 'the turn, the house not to be reached');
  turn = 'place-over';
  await look({ line }, roomTexts.out, 'used up');
  await page.route(new RegExp(`${told}$`), refuse('no-such-waiting-room', {}));
  await page.reload();
  await expect(heading(page, 'There is no such waiting room.')).toBeVisible();
  await expectAccessible(page, 'no such room');
});

test('the draw is checked in the browser, and a changed byte is found', async ({ page }) => {
  const room = await aRoom(page.request, 27);
  await page.goto(room.path);
  await expect(heading(page, roomTexts.closed)).toBeVisible();
  await page.goto(`${room.path}/draw`);
  await expect(heading(page, 'The draw has not been made yet.')).toBeVisible();
  await room.order('open');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.lobby)).toBeVisible();
  await joinByApi(page.request, room, 6);
  await room.order('pause');
  await room.order('close-lobby');
  await expect(heading(page, roomTexts.line)).toBeVisible();
  const place = await placeShown(page);

  await page.getByText('How this line works').click();
  await page.getByRole('link', { name: 'Check the draw' }).click();
  await expect(heading(page, 'The draw holds')).toBeVisible();
  await expect(page.getByText('The seal is the one your browser noted')).toBeVisible();
  await expect(page.getByText(`has place ${place} of 7.`)).toBeVisible();
  await expectAccessible(page, 'a draw that holds');

  await page.getByText('Check another file').click();
  const text = page.getByLabel('Or paste it here');
  const proof = await text.inputValue();
  await text.fill(proof.replace(/"count":7/, '"count":8'));
  await page.getByRole('button', { name: 'Check this text' }).click();
  await expect(heading(page, 'The draw does not hold')).toBeVisible();
  await expectAccessible(page, 'a draw that does not hold');
  const program = await page.request.get('/verify-draw.mjs');
  expect([program.ok(), await program.text()]).toEqual([true, expect.stringContaining('draw')]);
});

test('the page speaks Hindi', async ({ page }) => {
  const room = await aRoom(page.request, 28);
  await page.goto(`/hi${room.path}`);
  await expect(heading(page, 'दरवाज़े अभी नहीं खुले हैं')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'hi-IN');
  await room.order('open');
  await expect(heading(page, 'आप लॉबी में हैं')).toBeVisible();
});

test('a narrow phone and a long name break nothing', async ({ page }) => {
  const room = await aRoom(page.request, 28);
  await page.setViewportSize({ width: 320, height: 640 });
  await room.change({ message: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(3) });
  await room.order('open');
  await page.goto(room.path);
  await expect(heading(page, roomTexts.lobby)).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('the page is light', async ({ page }) => {
  const room = await aRoom(page.request, 29);
  const loaded: Promise<[string, number]>[] = [];
  page.on('response', (answer) => {
    if (new URL(answer.url()).pathname.startsWith('/api/')) return;
    loaded.push(answer.body().then((body) => [answer.url(), gzipSync(body).byteLength]));
  });
  await page.goto(room.path, { waitUntil: 'networkidle' });
  await expect(heading(page, roomTexts.closed)).toBeVisible();
  const sizes = await Promise.all(loaded);
  const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(PAGE_BYTES_MAX);
  expect(bytes).toBeGreaterThan(10_000);
});
