import type { Hold, OrderDetails } from '@houseful/contract/booking';
import type { ShowOnOffer, ShowsByVenue, TitleCard } from '@houseful/contract/catalog';
import type { Session } from '@houseful/contract/identity';
import type { WaitingRoomSummary } from '@houseful/contract/waiting-room-desk';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

export const GOOD_CARD = '4111 1111 1111 1111';
export const DECLINED_CARD = '4000 0000 0000 0002';
/** The bank is silent, and takes the money 20 seconds later. */
export const LATE_CARD = '4000 0000 0000 3220';

export const MEMBER = { email: 'asha@example.com', password: 'houseful-demo' };
export const OPERATOR = { email: 'omar@example.com', password: 'houseful-demo' };

const SMALL_ROOM_SEATS_MAX = 400;

/** One call of the API; anything but success fails the journey. */
export async function callApi<T>(
  request: APIRequestContext,
  method: 'get' | 'post' | 'patch' | 'delete',
  path: string,
  { token, data }: { token?: string | undefined; data?: unknown } = {},
): Promise<T> {
  const answer = await request[method](`/api/v1${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** Ends every waiting room: seats behind one that was left open would be closed to the next journey. */
export async function endRooms(request: APIRequestContext): Promise<void> {
  const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/login', {
    data: OPERATOR,
  });
  const { items } = await callApi<{ items: WaitingRoomSummary[] }>(
    request,
    'get',
    '/waiting-rooms',
    { token },
  );
  for (const { roomId, phase } of items) {
    if (phase === 'ended') continue;
    await callApi(request, 'post', `/waiting-rooms/${roomId}/orders`, {
      token,
      data: { order: 'end' },
    });
  }
}

/**
 * A film's show of tomorrow or later with most of its seats left, in a room drawn seat by seat.
 * Each number is another film: journeys with numbers of their own do not get in each other's way.
 */
export async function aShow(request: APIRequestContext, number = 0): Promise<ShowOnOffer> {
  const { items } = await callApi<{ items: TitleCard[] }>(
    request,
    'get',
    `/movies?city=mumbai&limit=${number + 1}`,
  );
  const film = items.at(-1);
  const { dates } = await callApi<ShowsByVenue>(request, 'get', `/movies/${film?.titleId}/shows`);
  const day = dates[1] ?? dates[0];
  const { venues } = await callApi<ShowsByVenue>(
    request,
    'get',
    `/movies/${film?.titleId}/shows?city=mumbai&date=${day}`,
  );
  const [best] = venues
    .flatMap(({ shows }) => shows)
    .filter(({ availability }) => (availability?.seatsTotal ?? 0) <= SMALL_ROOM_SEATS_MAX)
    .sort((a, b) => (b.availability?.seatsLeft ?? 0) - (a.availability?.seatsLeft ?? 0));
  if (!best) throw new Error(`${film?.name} has no show in a small room`);
  return best;
}

export async function openSeats(page: Page, { showId }: { showId: string }): Promise<void> {
  await page.goto(`/shows/${showId}/seats`);
  await expect(freeSeats(page).first()).toBeVisible();
}

/** Seats that can still be had, in the order of the map. */
export function freeSeats(page: Page): Locator {
  return page.getByRole('checkbox', { name: /available$/ });
}

/** A seat by its name on the map, whatever its state. */
export function seatNamed(page: Page, name: string): Locator {
  return page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
}

/** Chooses the first free seats from that one on; returns their names without their state. */
export async function chooseSeats(page: Page, count: number, from = 0): Promise<string[]> {
  await expect(freeSeats(page).nth(from + count - 1)).toBeVisible();
  const labels = await freeSeats(page).evaluateAll(
    (seats, [first, last]) =>
      seats.slice(first, last).map((seat) => seat.getAttribute('aria-label') ?? ''),
    [from, from + count],
  );
  const names = labels.map((label) => label.replace(/, available$/, ''));
  for (const name of names) await chooseSeat(seatNamed(page, name));
  return names;
}

/** On a phone the first tap may only bring a small seat nearer. */
export async function chooseSeat(seat: Locator): Promise<void> {
  await expect(async () => {
    if (!(await seat.isChecked())) await seat.click();
    await expect(seat).toBeChecked({ timeout: 1_000 });
  }).toPass();
}

/** From seats chosen to a hold; returns its id. */
export async function holdSeats(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Hold \d+ seats?/ }).click();
  return atCheckout(page);
}

export async function atCheckout(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/checkout\/[^/]+$/);
  await expect(page.getByRole('timer')).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** From the checkout to the test bank, as a guest. */
export async function goToBank(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: /^Pay ₹/ }).click();
  await atBank(page);
}

export async function atBank(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/sandbox\/pay\//);
  await expect(page.getByText(/test bank/i).first()).toBeVisible();
}

/** Pays on the test bank's page with the given card. */
export async function payByCard(page: Page, cardNumber: string): Promise<void> {
  await atBank(page);
  await page.getByLabel('Card number').fill(cardNumber);
  await page.getByLabel(/Expiry/).fill('12/30');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: /^Pay/ }).click();
}

/** The confirmed order stands, with so many tickets; returns its id. */
export async function atConfirmedOrder(page: Page, tickets: number): Promise<string> {
  await expect(page).toHaveURL(/\/orders\//);
  await expect(qrCodes(page)).toHaveCount(tickets);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export function qrCodes(page: Page): Locator {
  return page.getByRole('img', { name: /QR/i });
}

/** The access token of this tab's session. */
export function tokenOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const stored = Object.values(localStorage).find((text) => text.includes('accessToken')) ?? '{}';
    return JSON.parse(stored).accessToken as string;
  });
}

/** The orders of this tab's buyer, as the API tells them. */
export async function ordersOf(page: Page): Promise<OrderDetails[]> {
  const token = await tokenOf(page);
  const { items } = await callApi<{ items: OrderDetails[] }>(page.request, 'get', '/orders', {
    token,
  });
  return Promise.all(
    items.map(({ orderId }) =>
      callApi<OrderDetails>(page.request, 'get', `/orders/${orderId}`, { token }),
    ),
  );
}

export async function signIn(page: Page, who: typeof MEMBER): Promise<void> {
  await page.goto('/account');
  await page.getByLabel('Email').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).last().click();
  await expect(page.getByText(who.email).first()).toBeVisible();
}

/** Makes this tab a guest's, as if they had held seats before; returns the access token. */
export async function asGuest(page: Page): Promise<string> {
  await page.goto('/tickets');
  const session = await callApi<Session>(page.request, 'post', '/auth/guest', { data: {} });
  await page.evaluate(
    (text) => localStorage.setItem('houseful.session', text),
    JSON.stringify(session),
  );
  return session.accessToken;
}

/** Holds the best seats for this tab's guest by the API alone, and opens their checkout. */
export async function heldByApi(page: Page, { showId }: { showId: string }, quantity = 2) {
  const token = await asGuest(page);
  const hold = await callApi<Hold>(page.request, 'post', '/holds', {
    token,
    data: { showId, quantity },
  });
  await page.goto(`/checkout/${hold.holdId}`);
  await atCheckout(page);
  return hold;
}

interface Purchase {
  email: string;
  quantity?: number;
  /** Whose it is; a stranger's without it. */
  token?: string;
}

/** The shortest way to a confirmed order: the best seats of a show, by the API alone. */
export async function buyByApi(
  request: APIRequestContext,
  { showId }: { showId: string },
  { email, quantity = 1, token: given }: Purchase,
): Promise<OrderDetails> {
  const token =
    given ?? (await callApi<Session>(request, 'post', '/auth/guest', { data: {} })).accessToken;
  const { holdId } = await callApi<Hold>(request, 'post', '/holds', {
    token,
    data: { showId, quantity },
  });
  const { orderId } = await callApi<OrderDetails>(request, 'post', '/orders', {
    token,
    data: { holdId, contact: { email } },
  });
  await callApi(request, 'post', `/orders/${orderId}/confirm-payment`, {
    token,
    data: { paymentToken: 'tok_success' },
  });
  return callApi(request, 'get', `/orders/${orderId}`, { token });
}
