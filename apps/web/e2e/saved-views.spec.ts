import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { OPERATOR, signIn } from './shop.ts';

test('a search of the shows is saved by keyboard, outlives a reload and leads back to what was looked for', async ({
  page,
}) => {
  await signIn(page, OPERATOR);
  await page.goto('/desk/shows');
  await expect(page.getByRole('table')).toBeVisible();
  const views = page.getByRole('group', { name: 'Saved searches' });
  await expect(views).toHaveCount(0);

  await page.keyboard.press('/');
  await page.keyboard.type('nobody shows this');
  await expect(page).toHaveURL(/q=nobody/);
  await page.getByLabel('State').selectOption('stopped');
  await expect(page).toHaveURL(/state=stopped/);
  await views.getByRole('button', { name: 'Save this search' }).press('Enter');
  await page.getByLabel('What to call it').fill('Stopped, to look at before the weekend');
  await page.keyboard.press('Enter');
  const saved = views.getByRole('link', { name: 'Stopped, to look' });
  await expect(saved).toHaveAttribute('aria-current', 'page');
  await expectAccessible(page, 'a saved search of the shows');
  await expectNoSidewaysScroll(page);

  await views.getByRole('link', { name: 'Clear all' }).press('Enter');
  await expect(page).toHaveURL(/\/desk\/shows$/);
  await expect(page.getByLabel('Find a title')).toHaveValue('');
  await expect(page.getByRole('table')).toBeVisible();

  await page.reload();
  await expect(saved).toBeVisible();
  await expect(saved).not.toHaveAttribute('aria-current');
  await saved.press('Enter');
  await expect(page.getByLabel('Find a title')).toHaveValue('nobody shows this');
  await expect(page.getByLabel('State')).toHaveValue('stopped');
  await expect(page.getByRole('heading', { name: 'No shows here' })).toBeVisible();

  // Another list has searches of its own.
  await page.goto('/desk/titles');
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Stopped, to look' })).toHaveCount(0);

  await page.goto('/desk/shows');
  await views.getByRole('button', { name: /^Forget Stopped/ }).press('Enter');
  await page.reload();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(saved).toHaveCount(0);
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { width, room } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(width).toBeLessThanOrEqual(room);
}
