import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { aShow, atBank, atCheckout, atConfirmedOrder, freeSeats, GOOD_CARD } from './shop.ts';

const TABS_MAX = 120;

test('a whole purchase needs no mouse', async ({ page }) => {
  const show = await aShow(page.request, 17);
  await page.goto(`/titles/${show.titleId}?city=mumbai&date=${show.localDate}`);
  await tabTo(page, page.locator(`a[href*="/shows/${show.showId}"]`).first());
  await page.keyboard.press('Enter');

  await expect(freeSeats(page).first()).toBeVisible();
  await tabTo(page, page.getByRole('checkbox'));
  await takeNextFree(page);
  await page.keyboard.press('ArrowRight');
  await takeNextFree(page);
  await tabTo(page, page.getByRole('button', { name: /^Hold 2 seats/ }));
  await page.keyboard.press('Enter');

  await atCheckout(page);
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type('no-mouse@example.com');
  await tabTo(page, page.getByRole('button', { name: /^Pay ₹/ }));
  await page.keyboard.press('Enter');

  await atBank(page);
  await tabTo(page, page.getByLabel('Card number'));
  await page.keyboard.type(GOOD_CARD);
  await tabTo(page, page.getByLabel(/Expiry/));
  await page.keyboard.type('12/30');
  await tabTo(page, page.getByLabel('Security code'));
  await page.keyboard.type('123');
  await page.keyboard.press('Enter');
  await atConfirmedOrder(page, 2);
});

/** Presses Tab until the focus is at one of these, and sees that it shows where it is. */
async function tabTo(page: Page, targets: Locator): Promise<void> {
  await expect(targets.first()).toBeVisible();
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    await page.keyboard.press('Tab');
    const there = await targets.evaluateAll((elements) =>
      elements.some((element) => element === document.activeElement),
    );
    if (there) {
      expect(await page.evaluate(showsFocus), `the focus at ${targets} is seen`).toBe(true);
      return;
    }
  }
  throw new Error(`${TABS_MAX} presses of Tab do not lead to ${targets}`);
}

/**
 * By an outline around it, or around the frame it stands in; seats are painted, and so is the ring
 * of the one in focus.
 */
function showsFocus(): boolean {
  const focused = document.activeElement;
  if (!focused || focused.getAttribute('role') === 'checkbox') return true;
  return [focused, focused.parentElement ?? focused].some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
}

/** From the seat in focus along the row to one that is free, which is taken with Space. */
async function takeNextFree(page: Page): Promise<void> {
  const focused = page.locator(':focus');
  for (let steps = 0; steps < TABS_MAX; steps += 1) {
    if ((await focused.getAttribute('aria-label'))?.endsWith('available')) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Space');
  await expect(focused).toHaveAttribute('aria-checked', 'true');
}
