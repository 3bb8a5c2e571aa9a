import { expect, test } from '@playwright/test';
import { freeSeats, openSeatPicker } from './shop.ts';

test('of two browsers that want one seat one gets it, and the other is told kindly', async ({
  browser,
}) => {
  const [first, second] = await Promise.all(
    [1, 2].map(async () => (await browser.newContext()).newPage()),
  );
  if (!first || !second) throw new Error('no pages');
  await openSeatPicker(first);
  await second.goto(first.url());
  await expect(freeSeats(second).first()).toBeVisible();

  const label = (await freeSeats(first).first().getAttribute('aria-label')) ?? '';
  const seat = new RegExp(`^${label.replace(/, available$/, '')}`);
  for (const page of [first, second]) {
    await page.getByRole('checkbox', { name: seat }).click();
    await expect(page.getByRole('button', { name: 'Hold 1 seat' })).toBeVisible();
  }
  await Promise.all(
    [first, second].map((page) => page.getByRole('button', { name: 'Hold 1 seat' }).click()),
  );

  await expect
    .poll(async () => {
      const atCheckout = [first, second].map((page) => /\/checkout\//.test(page.url()));
      return atCheckout.filter(Boolean).length;
    })
    .toBe(1);
  const loser = /\/checkout\//.test(first.url()) ? second : first;
  // The loser stays at the map, reads what happened, and sees the seat as taken.
  await expect(loser.getByRole('checkbox', { name: seat })).toHaveAttribute('aria-label', /held/);
  await expect(loser.getByText(/just|taken|gone|lost/i).first()).toBeVisible();
  await first.context().close();
  await second.context().close();
});

test("another buyer's hold appears on the map by itself", async ({ browser }) => {
  const watcher = await (await browser.newContext()).newPage();
  const buyer = await (await browser.newContext()).newPage();
  await openSeatPicker(watcher);
  await buyer.goto(watcher.url());
  const label = (await freeSeats(buyer).nth(3).getAttribute('aria-label')) ?? '';
  const seat = new RegExp(`^${label.replace(/, available$/, '')}`);
  await buyer.getByRole('checkbox', { name: seat }).click();
  await buyer.getByRole('button', { name: 'Hold 1 seat' }).click();
  await expect(watcher.getByRole('checkbox', { name: seat })).toHaveAttribute('aria-label', /held/);
  await watcher.context().close();
  await buyer.context().close();
});
