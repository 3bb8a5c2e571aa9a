import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, freeSeats, OPERATOR, openSeats, signIn } from './shop.ts';

test('seats are kept for the house, not sold meanwhile, given to a guest, and put on sale again', async ({
  page,
  anotherBuyer,
}, info) => {
  const show = await aShow(page.request, info.project.name === 'phone' ? 14 : 15);
  await signIn(page, OPERATOR);
  await page.goto(`/desk/shows/${show.showId}/set-aside`);
  const seats = freeSeats(page);
  await expect(seats.first()).toBeAttached();
  const names: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const seat = seats.first();
    names.push(((await seat.getAttribute('aria-label')) ?? '').split(',')[0] ?? '');
    await seat.focus();
    await page.keyboard.press('Space');
  }
  await expect(page.getByLabel('With these 3 seats')).toBeVisible();
  await page.getByRole('button', { name: 'Keep 3 seats' }).click();
  await expect(page.getByText('Write why')).toBeVisible();
  await page.getByLabel('Reason').fill('For the director');
  await expectAccessible(page, 'setting seats aside');
  await page.getByRole('button', { name: 'Keep 3 seats' }).click();
  const list = page.getByRole('region', { name: 'Set aside now' });
  await expect(list).toContainText(/For the director[^]*Omar Khan/);
  const aside = page.getByRole('checkbox', { name: /set aside/ });
  await expect(aside).toHaveCount(3);
  await expectAccessible(page, 'seats set aside');

  const buyer = await anotherBuyer();
  await openSeats(buyer, show);
  await expect(buyer.getByRole('checkbox', { name: `${names[0]},` })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await aside.first().focus();
  await page.keyboard.press('Space');
  await page
    .getByLabel('With this 1 seat')
    .selectOption({ label: 'Give them to a guest, free of charge' });
  await page.getByLabel('Guest’s name').fill('Asha Rao');
  await page.getByLabel('Reason').fill('Premiere');
  await page.getByRole('button', { name: 'Give 1 seat' }).click();
  await expect(page.getByRole('link', { name: 'Show the order' })).toBeVisible();
  await expect(aside).toHaveCount(2);

  await list.getByRole('button', { name: 'Put 2 seats on sale again' }).click();
  await expect(list).toContainText('Nothing is set aside.');
  await expect(aside).toHaveCount(0);
});
