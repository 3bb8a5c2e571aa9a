import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { OPERATOR, signIn } from './shop.ts';

/** Counts so many of one note or coin. */
async function count(page: Page, face: string, pieces: number): Promise<void> {
  await page.getByLabel(`Pieces of ${face}`, { exact: true }).fill(String(pieces));
}

/** Begins with whatever lies before it: a journey that broke off may have left a shift open. */
async function openShift(page: Page): Promise<void> {
  await page.goto('/desk/counter');
  const sell = page.getByRole('link', { name: 'Sell', exact: true });
  const till = page.getByRole('button', { name: /^Box office 1/ });
  await expect(sell.or(till).first()).toBeVisible();
  if (await sell.isVisible()) {
    await page.getByRole('button', { name: 'Close the shift' }).click();
    await page.getByLabel('Why').fill('Left open');
    await page.getByRole('button', { name: 'Close it for good' }).click();
    await expect(page.getByText('Why: Left open')).toBeVisible();
    await page.goto('/desk/counter');
  }
  await till.click();
  await count(page, '₹100', 20);
  await expectAccessible(page, 'opening a shift');
  await page.getByRole('button', { name: 'Open the shift' }).click();
  await expect(sell).toBeVisible();
}

/** A show of tomorrow: of today's the last may have begun. */
async function chooseShow(page: Page): Promise<void> {
  const day = page.getByLabel('Day');
  const today = await day.inputValue();
  const tomorrow = new Date(Date.parse(`${today}T12:00:00Z`) + 24 * 3_600_000);
  await day.fill(tomorrow.toISOString().slice(0, 10));
  await page.getByRole('link', { name: /left/ }).nth(3).click();
  await expect(page.getByRole('heading', { name: 'Which seats?' })).toBeFocused();
}

async function takeBest(page: Page, seats: number): Promise<void> {
  const stepper = page.getByRole('group', { name: 'Seats', exact: true });
  const shown = stepper.getByRole('status');
  while ((await shown.textContent()) !== String(seats)) {
    await stepper.getByRole('button').first().click();
  }
  await page.getByRole('button', { name: /^Take the best/ }).click();
  await expect(page.getByRole('heading', { name: 'Tickets and money' })).toBeVisible();
}

const amountIn = (text: string | null) => Number((text ?? '').replace(/[^\d.]/g, ''));

test('a shift: two seats for cash with change, one by card, one given back, and a drawer that differs', async ({
  page,
}) => {
  test.slow();
  await signIn(page, OPERATOR);
  await openShift(page);
  await page.getByRole('link', { name: 'Sell', exact: true }).click();
  await expect(page.getByRole('link', { name: /left/ }).first()).toBeVisible();
  await expectAccessible(page, 'choosing a show');
  await chooseShow(page);
  await expect(page.locator('canvas').first()).toBeVisible();
  await expectAccessible(page, 'choosing seats');

  await takeBest(page, 2);
  const sellForCash = page.getByRole('button', { name: /^Sell for .* in cash$/ });
  await expect(sellForCash).toBeDisabled();
  const total = amountIn(await sellForCash.textContent());
  await page.getByLabel('Put on the counter').fill('1');
  await expect(page.getByText(/is missing$/)).toBeVisible();
  await page.getByLabel('Put on the counter').fill('5000');
  const change = page.getByText(/^Change ₹/);
  await expect(change).toBeVisible();
  expect(amountIn(await change.textContent())).toBe(5_000 - total);
  await expectAccessible(page, 'taking cash');
  // By keyboard alone: what is typed is sold with Enter.
  await page.getByLabel('Put on the counter').press('Enter');
  await expect(page.getByRole('heading', { name: 'Sold' })).toBeVisible();
  expect(amountIn(await page.getByText(/^Change ₹/).textContent())).toBe(5_000 - total);
  await expectAccessible(page, 'a sale');

  const code = (await page.getByText('Code of the sale:').locator('strong').textContent()) ?? '';
  const tickets = page.getByRole('img', { name: new RegExp(`^Code of ticket ${code}`) });
  await page.emulateMedia({ media: 'print' });
  await expect(tickets).toHaveCount(2);
  await expect(tickets.first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await expect(tickets).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(code, { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Same show again' }).click();
  await takeBest(page, 1);
  await page.getByRole('button', { name: 'Card terminal' }).click();
  await page.getByLabel('Number on the receipt').fill('RRN 612345678901');
  await page.getByLabel('Last four digits').fill('4242');
  await expectAccessible(page, 'taking a card');
  await page.getByRole('button', { name: /^Sell for .* by card$/ }).click();
  await expect(page.getByRole('heading', { name: 'Sold' })).toBeVisible();

  await page.getByRole('link', { name: 'Back to the counter' }).click();
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Find' }).click();
  await page
    .getByRole('link', { name: new RegExp(code) })
    .first()
    .click();
  const giveBack = page.getByRole('button', { name: /^Cancel and give back/ });
  await expect(giveBack).toBeEnabled();
  const back = amountIn(await giveBack.textContent());
  await expectAccessible(page, 'giving a sale back');
  await giveBack.click();
  await expect(
    page.getByText(/^Cancelled; ₹.*(given back|not all of that was paid out yet)\.$/),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Back to the counter' }).click();
  await page.getByRole('button', { name: 'Close the shift' }).click();
  await count(page, '₹100', 20);
  const difference = 2_000 - (2_000 + total - back);
  await expect(page.getByText(/^The drawer differs by −₹/)).toBeVisible();
  await page.getByLabel('Why').fill('A note was lost');
  await expectAccessible(page, 'closing a shift');
  await page.getByRole('button', { name: 'Close it for good' }).click();
  await expect(page.getByText('Why: A note was lost')).toBeVisible();
  const told = page.getByText('Difference').locator('xpath=following-sibling::dd');
  expect(-amountIn(await told.textContent())).toBe(difference);
  await expect(page.getByText('RRN 612345678901')).toBeVisible();
  await expectAccessible(page, 'a closed shift');
});
