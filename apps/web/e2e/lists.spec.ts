import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, OPERATOR, signIn } from './shop.ts';

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
  await page.getByLabel('State', { exact: true }).selectOption('stopped');
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
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('stopped');
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

test('the sale of several shows is stopped and taken back, and several titles end and open again', async ({
  page,
}) => {
  const { localDate } = await aShow(page.request);
  await signIn(page, OPERATOR);
  await page.goto(`/desk/shows?date=${localDate}`);
  const onSale = page.getByRole('row').filter({ hasText: 'On sale' });
  const box = (number: number) => onSale.nth(number).getByRole('checkbox');
  await expect(box(1)).toBeVisible();
  const names = [await nameOf(box(0)), await nameOf(box(1))];
  await box(0).check();
  await box(1).press('Space');
  await expect(page.getByText('2 shows chosen')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume the sale' })).toBeDisabled();
  await expectAccessible(page, 'chosen shows');
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Stop the sale' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stop the sale of 2 shows?' });
  await dialog.getByLabel('Why').fill('The cooling is out');
  await expectAccessible(page, 'stopping several shows');
  await dialog.getByRole('button', { name: 'Stop the sale' }).click();
  await expect(dialog.getByText('The sale of 2 shows is stopped.')).toBeVisible();
  for (const name of names) await expect(rowOf(page, name)).toContainText('Sale stopped');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(dialog.getByText('The stops of 2 shows are taken back.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  for (const name of names) await expect(rowOf(page, name)).toContainText('On sale');
  await expect(page.getByText('2 shows chosen')).toHaveCount(0);

  await page.goto('/desk/titles?stage=now');
  const titles = page.getByRole('row').getByRole('checkbox');
  await titles.nth(0).check();
  await titles.nth(1).check();
  await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  const ending = page.getByRole('dialog', { name: 'End 2 titles?' });
  await ending.getByRole('button', { name: 'End', exact: true }).click();
  await expect(ending.getByText('2 titles are ended.')).toBeVisible();
  await ending.getByRole('button', { name: 'Take the end back' }).click();
  await expect(ending.getByText('2 titles are open again.')).toBeVisible();
});

async function nameOf(box: Locator): Promise<string> {
  return (await box.getAttribute('aria-label')) ?? '';
}

function rowOf(page: Page, name: string): Locator {
  // Behind a dialog the page is hidden from those who hear it, and still there to be seen.
  const box = page.getByRole('checkbox', { name, exact: true, includeHidden: true });
  return page.getByRole('row', { includeHidden: true }).filter({ has: box });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { width, room } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(width).toBeLessThanOrEqual(room);
}
