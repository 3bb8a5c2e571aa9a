import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, buyByApi, OPERATOR, signIn } from './shop.ts';

test('what is sold stands in the reports, as chart, as table and as a file', async ({ page }) => {
  const { request } = page;
  await buyByApi(request, await aShow(request), { email: `sold.${Date.now()}@example.com` });
  await signIn(page, OPERATOR);
  await page.goto('/desk');
  await expect(page.getByRole('region', { name: 'Today' })).toContainText('Seats sold');
  await expectAccessible(page, 'the desk with its day');
  await page.getByRole('navigation', { name: 'Back office' }).getByText('Reports').click();

  const reports = page.getByRole('navigation', { name: 'Reports' });
  await page.getByRole('button', { name: '30 days' }).click();
  await expect(page).toHaveURL(/range=30days/);
  await expect(page.getByRole('table', { name: 'In figures' })).toContainText('Together');
  await expectAccessible(page, 'sales by day');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'As a table (CSV)' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toContain('orders,seats,gross');

  for (const name of [
    'Top titles',
    'Occupancy',
    'From look to ticket',
    'Refunds',
    'Offers and codes',
  ]) {
    await reports.getByText(name).click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectAccessible(page, name);
  }
  await reports.getByText('Daily close').click();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(page.getByText('What it was for')).toBeVisible();
  await expectAccessible(page, 'the daily close');
  const workbook = page.waitForEvent('download');
  await page.getByRole('button', { name: 'As a workbook (XLSX)' }).click();
  expect((await readFile(await (await workbook).path())).subarray(0, 2).toString()).toBe('PK');

  await reports.getByText('Pace').click();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('button', { name: 'the same kind' }).click();
  await expect(page).toHaveURL(/show=.*against=kind/);
  await expect(page.getByRole('table', { name: 'In figures' })).toContainText('The day');
  await expectAccessible(page, 'the pace of a show');
  await page.reload();
  await expect(page.getByRole('button', { name: 'the same kind' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
