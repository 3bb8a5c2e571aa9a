import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { aShow, atCheckout, chooseSeats, heldByApi, holdSeats, openSeats } from './shop.ts';
import { english } from './words.ts';

const MINUTE_MS = 60_000;

test('a hold that ends while the buyer types is told; the same seats are back in one tap', async ({
  page,
  houseLater,
}) => {
  await openSeats(page, await aShow(page.request, 6));
  await chooseSeats(page, 2);
  const holdId = await holdSeats(page);
  await page.getByLabel('Email').pressSequentially('slow@examp');

  // Ten minutes pass at the house and at the desk alike.
  await page.clock.install();
  await houseLater(10 * MINUTE_MS);
  await page.clock.fastForward(10 * MINUTE_MS);

  await expect(page.getByRole('heading', { name: english('checkout.expiredTitle') })).toBeVisible();
  await expect(page.getByRole('button', { name: english('checkout.payTotal') })).toHaveCount(0);
  await page.getByRole('button', { name: english('checkout.takeAgain') }).click();
  await expect(page).not.toHaveURL(new RegExp(holdId));
  await atCheckout(page);
  await expect(page.getByLabel('Email')).toHaveValue('slow@examp');
});

test('after a sleep of five minutes the countdown shows what is left, at once', async ({
  page,
  houseLater,
}) => {
  await page.clock.install();
  await heldByApi(page, await aShow(page.request, 7));
  expect(await minutesShown(page)).toBeGreaterThanOrEqual(9);

  // The lid closes: the machine's time goes on, no timer of the page fires. It opens again.
  await houseLater(5 * MINUTE_MS);
  await page.clock.fastForward(5 * MINUTE_MS);
  await expect.poll(() => minutesShown(page)).toBeLessThanOrEqual(5);
  expect(await minutesShown(page)).toBeGreaterThanOrEqual(4);
});

test('a device clock set an hour wrong while the page is open changes nothing', async ({
  page,
}) => {
  await page.clock.install();
  await heldByApi(page, await aShow(page.request, 8));
  await page.clock.setSystemTime(Date.now() + 60 * MINUTE_MS);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.clock.runFor(2_000);
  expect(await minutesShown(page)).toBeGreaterThanOrEqual(9);
  await page.clock.setSystemTime(Date.now() - 60 * MINUTE_MS);
  await page.clock.runFor(2_000);
  expect(await minutesShown(page)).toBeGreaterThanOrEqual(9);
  expect(await minutesShown(page)).toBeLessThanOrEqual(10);
});

/** Of `9 min` or `9:41`. */
async function minutesShown(page: Page): Promise<number> {
  const text = await page.getByRole('timer').innerText();
  return Number(/^\d+/.exec(text)?.[0] ?? Number.NaN);
}
