import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

test('a theme that was chosen stays, and shows before anything else does', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/mumbai', { waitUntil: 'networkidle' });
  const byDay = await groundOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const byNight = await groundOf(page);
  expect(byNight).not.toBe(byDay);

  await page.getByRole('combobox', { name: 'Light and dark' }).selectOption('light');
  await expect.poll(() => groundOf(page)).toBe(byDay);
  await page.goto('/account', { waitUntil: 'commit' });
  await page.locator('main').waitFor();
  expect(await groundOf(page)).toBe(byDay);
  await page.waitForLoadState('networkidle');
  await page.getByRole('combobox', { name: 'Light and dark' }).selectOption('system');
  await expect.poll(() => groundOf(page)).toBe(byNight);
});

function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}
