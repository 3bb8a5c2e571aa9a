import type { Hold } from '@houseful/contract/booking';
import type { ShowsByVenue, TitleCard } from '@houseful/contract/catalog';
import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import {
  aShow,
  atCheckout,
  callApi,
  chooseSeat,
  freeSeats,
  heldByApi,
  openSeats,
  seatNamed,
  tokenOf,
} from './shop.ts';
import { english } from './words.ts';

const MINUTE_MS = 60_000;
const SMALL_ROOM_SEATS_MAX = 400;

test('a theatre leaves no seat alone: hint, refusal, others in one tap, and so when seats are given back', async ({
  page,
}) => {
  await openSeats(page, await aLiveShow(page.request, 'play'));
  const row = await aFreeRow(page, 6);
  for (const number of [2, 3]) await chooseSeat(seatNamed(page, `${row} seat ${number},`));
  await expect(page.getByRole('heading', { name: english('seats.lone.title') })).toBeVisible();
  await expect(seatNamed(page, `${row} seat 1,`)).toHaveAttribute(
    'aria-label',
    new RegExp(english('seats.look.lone').source.replaceAll(/\^\\s\*|\\s\*\$/g, '')),
  );

  await page.getByRole('button', { name: english('seats.choice.hold') }).click();
  await expect(page.getByText(english('seats.lone.refused'))).toBeVisible();
  await expectAccessible(page, 'a lone seat refused');
  await page
    .getByRole('button', { name: /^Hold .*1–.*2/ })
    .first()
    .click();
  const holdId = await atCheckout(page);
  const before = await holdOf(page, holdId);

  // Two more of the same row: the same hold, and its clock goes on.
  await page.getByRole('link', { name: english('checkout.change') }).click();
  await expect(chosen(page)).toHaveCount(2);
  for (const number of [3, 4]) await chooseSeat(seatNamed(page, `${row} seat ${number},`));
  await page.getByRole('button', { name: english('seats.choice.hold') }).click();
  expect(await atCheckout(page)).toBe(holdId);
  const after = await holdOf(page, holdId);
  expect(after.seatIds).toHaveLength(4);
  expect(after.expiresAt).toBe(before.expiresAt);

  // One from the middle cannot be given back; what was held stays held.
  await page.getByRole('link', { name: english('checkout.change') }).click();
  await expect(chosen(page)).toHaveCount(4);
  await expect(async () => {
    if ((await chosen(page).count()) === 4) await seatNamed(page, `${row} seat 2,`).click();
    await expect(chosen(page)).toHaveCount(3, { timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: english('seats.choice.hold') }).click();
  await expect(page.getByText(english('seats.lone.refusedChange'))).toBeVisible();
  await expectAccessible(page, 'a change refused');
  await page.getByRole('button', { name: english('seats.lone.keep') }).click();
  await page.getByRole('button', { name: english('seats.choice.keep') }).click();
  expect(await atCheckout(page)).toBe(holdId);
  expect((await holdOf(page, holdId)).seatIds).toEqual(after.seatIds);
});

test('a party that cannot sit together hears it before it goes on, and has other seats in one tap', async ({
  page,
}) => {
  await openSeats(page, await aLiveShow(page.request, 'comedy'));
  const more = page.getByRole('button', { name: /^More: Seats/ });
  while ((await more.getAttribute('aria-disabled')) !== 'true') await more.click();
  await page.getByRole('button', { name: english('seats.best.hold') }).click();
  await page.getByRole('button', { name: english('seats.best.apart') }).click();
  await expect(page.getByRole('heading', { name: english('seats.apart.title') })).toBeVisible();
  await expect(page).toHaveURL(/\/seats$/);
  await expectAccessible(page, 'seats apart');
  await page.getByRole('link', { name: english('seats.apart.other') }).click();
  await expect(page.getByRole('button', { name: english('seats.choice.keep') })).toBeVisible();
  await page.getByRole('button', { name: english('seats.own.asWas') }).click();
  await atCheckout(page);
});

test('shortly before the end a hold can be kept longer, once', async ({ page, houseLater }) => {
  await page.clock.install();
  const { holdId, extendableTo } = await heldByApi(page, await aShow(page.request, 9));
  const longer = page.getByRole('button', { name: english('hold.more') });
  await expect(longer).toHaveCount(0);
  await houseLater(8.5 * MINUTE_MS);
  await page.clock.fastForward(8.5 * MINUTE_MS);
  await longer.click();
  await expect(page.getByText(english('hold.moreDone'))).toBeVisible();
  await expect(longer).toHaveCount(0);
  expect((await holdOf(page, holdId)).expiresAt).toBe(extendableTo);
});

/** A live show of some day from tomorrow on, in a room drawn seat by seat. */
async function aLiveShow(request: APIRequestContext, kind: string): Promise<{ showId: string }> {
  const { items } = await callApi<{ items: TitleCard[] }>(
    request,
    'get',
    `/titles?city=mumbai&kind=${kind}`,
  );
  for (const { titleId } of items) {
    const { dates } = await callApi<ShowsByVenue>(request, 'get', `/titles/${titleId}/shows`);
    const { venues } = await callApi<ShowsByVenue>(
      request,
      'get',
      `/titles/${titleId}/shows?city=mumbai&date=${dates.at(-1)}`,
    );
    const small = venues
      .flatMap(({ shows }) => shows)
      .find(
        ({ availability }) =>
          (availability?.seatsLeft ?? 0) > SMALL_ROOM_SEATS_MAX / 4 &&
          (availability?.seatsTotal ?? 0) <= SMALL_ROOM_SEATS_MAX,
      );
    if (small) return small;
  }
  throw new Error(`no ${kind} in a small room`);
}

/** A row whose first seats are free and for everybody, by its name. */
async function aFreeRow(page: Page, count: number): Promise<string> {
  await expect(freeSeats(page).nth(count)).toBeVisible();
  const labels = await freeSeats(page).evaluateAll((seats) =>
    seats.map((seat) => seat.getAttribute('aria-label') ?? ''),
  );
  const ordinary = labels.filter((label) => !/wheelchair|companion/.test(label));
  const rows = Map.groupBy(ordinary, (label) => label.slice(0, label.indexOf(' seat ')));
  for (const [row, seats] of rows) {
    const numbers = Array.from({ length: count }, (_, at) => `${row} seat ${at + 1},`);
    if (numbers.every((start) => seats.some((label) => label.startsWith(start)))) return row;
  }
  throw new Error('no such row');
}

function chosen(page: Page) {
  return page.getByRole('checkbox', { checked: true });
}

async function holdOf(page: Page, holdId: string): Promise<Hold> {
  return callApi<Hold>(page.request, 'get', `/holds/${holdId}`, { token: await tokenOf(page) });
}
