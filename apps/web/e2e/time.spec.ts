import { expect, test } from './journey.ts';
import { aShow, chooseSeats, heldByApi, holdSeats, openSeats } from './shop.ts';

const MINUTE_MS = 60_000;

test('a hold that ends while the buyer types is told, and nothing can be charged any more', async ({
  page,
  houseLater,
}) => {
  await openSeats(page, await aShow(page.request, 6));
  const names = await chooseSeats(page, 2);
  await holdSeats(page);
  await page.getByLabel('Email').pressSequentially('slow-typi');

  // Nine minutes and more pass at the house and at the desk alike, and then the rest.
  await page.clock.install();
  await houseLater(10 * MINUTE_MS);
  await page.clock.fastForward(10 * MINUTE_MS);

  await expect(page.getByRole('heading', { name: /time|over|ran out/i }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pay ₹/ })).toHaveCount(0);
  await page
    .getByRole('link', { name: /choose|seats/i })
    .first()
    .click();
  await expect(page.getByRole('checkbox', { name: `${names[0]}, available` })).toBeVisible();
});

test('after a sleep of five minutes the countdown shows what is left, at once', async ({
  page,
  houseLater,
}) => {
  await page.clock.install();
  await heldByApi(page, await aShow(page.request, 7));
  expect(await secondsShown(page)).toBeGreaterThan(9 * 60);

  // The lid closes: the machine's time goes on, no timer of the page fires. It opens again.
  await houseLater(5 * MINUTE_MS);
  await page.clock.fastForward(5 * MINUTE_MS);
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(5 * 60);
  expect(await secondsShown(page)).toBeGreaterThan(4 * 60);
});

test('a device clock set an hour wrong while the page is open changes nothing', async ({
  page,
}) => {
  await page.clock.install();
  await heldByApi(page, await aShow(page.request, 8));
  const before = await secondsShown(page);
  await page.clock.setSystemTime(Date.now() + 60 * MINUTE_MS);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(before);
  expect(await secondsShown(page)).toBeGreaterThan(before - 15);
});

async function secondsShown(page: import('@playwright/test').Page): Promise<number> {
  const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText())
    .split(':')
    .map(Number);
  return minutes * 60 + seconds;
}
