import { readFile } from 'node:fs/promises';
import type { Session } from '@houseful/contract/identity';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, buyByApi, callApi, freeSeats, OPERATOR, signIn } from './shop.ts';

const REASON = 'asked for on the phone';

test('an order is found, helped with in every way, and what happened stands in its timeline', async ({
  page,
}) => {
  test.slow();
  const { request } = page;
  const email = `desk.${Date.now()}@example.com`;
  const show = await aShow(request);
  const { orderId } = await buyByApi(request, show, { email, quantity: 3 });
  await signIn(page, OPERATOR);
  await page.goto('/desk');
  await page.getByRole('navigation', { name: 'Back office' }).getByText('Orders').click();
  await expect(page.getByRole('table')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(email.toUpperCase());
  await expect(page).toHaveURL(/q=DESK/i);
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toHaveCount(1);
  await expectAccessible(page, 'the orders of a search');

  // Saved on this device, and sent again to who is chosen.
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByLabel('What to call it').fill('The one on the phone');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('link', { name: 'The one on the phone' })).toBeVisible();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Send the mails again' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('1 sent again.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'As a table (CSV)' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(email);

  await page.getByRole('table').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/desk/orders/${orderId}`));
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('Paid');
  await expectAccessible(page, 'an order at the desk');

  await page.getByRole('button', { name: 'Move seats' }).click();
  const dialog = page.getByRole('dialog');
  const goes = dialog.getByText(/^\S+ goes to \S+$/);
  const chosenNow = async () => /goes to (\S+)$/.exec((await goes.textContent()) ?? '')?.[1] ?? '';
  const label = (await freeSeats(page).first().getAttribute('aria-label')) ?? '';
  const first = page.getByRole('checkbox', { name: `${label.split(',')[0]},` });
  for (const count of [1, 0, 1]) {
    // Pressed once more, the ticket stays where it is.
    await first.focus();
    await page.keyboard.press('Space');
    await expect(goes).toHaveCount(count);
  }
  // Somebody else is quicker: the seat is given up, and said to be.
  const wanted = await chosenNow();
  const { accessToken } = await callApi<Session>(request, 'post', '/auth/guest', { data: {} });
  await callApi(request, 'post', '/holds', {
    token: accessToken,
    data: { showId: show.showId, seatIds: [wanted] },
  });
  await expect(dialog.getByText(`${wanted} has just been taken.`)).toBeVisible();
  await expect(goes).toHaveCount(0);
  await freeSeats(page).first().focus();
  await page.keyboard.press('Space');
  await expect(goes).toHaveCount(1);
  // In the list of the room Enter sends nothing.
  await dialog.getByRole('button', { name: 'List' }).click();
  await dialog.getByRole('checkbox', { checked: true }).last().press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Map' }).click();
  await page.getByLabel('Why').fill(REASON);
  await expectAccessible(page, 'moving seats');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.getByText('The seats are moved.')).toBeVisible();

  await page.getByRole('button', { name: 'Cancel seats or all' }).click();
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('checkbox').nth(1).uncheck();
  await page.getByLabel('In full, fees included').check();
  await expect(page.getByText('1 seat is cancelled, the others stay.')).toBeVisible();
  await page.getByLabel('Why').fill(REASON);
  await expectAccessible(page, 'cancelling a part');
  await page.getByRole('button', { name: /^Cancel, .* back/ }).click();
  await expect(page.getByText('It is cancelled.')).toBeVisible();

  await page.getByRole('button', { name: 'Give money back' }).click();
  await page.getByLabel(/^How much/).fill('10');
  await page.getByLabel('Why').fill(REASON);
  await page.getByRole('button', { name: /^Give .* back/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'goes back' })).toBeVisible();

  await page.getByRole('button', { name: 'Change the contact' }).click();
  await page.getByLabel('Mail').fill(`new.${email}`);
  await page.getByLabel('Why').fill(REASON);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The contact is changed.')).toBeVisible();

  const happened = page.getByRole('region', { name: 'What happened' });
  for (const what of ['Seats moved', 'Seats cancelled', 'given back by hand', 'Contact changed']) {
    await expect(happened).toContainText(what);
  }
  await expect(happened).toContainText(REASON);
  await expect(page.getByRole('region', { name: 'Tickets' })).toContainText('Opens no gate');
});
