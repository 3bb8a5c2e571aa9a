import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { OPERATOR, signIn } from './shop.ts';
import { operator } from './timetable.ts';

test('on any screen a show is placed with a form and without a mouse', async ({ page }) => {
  const { venue, week, freeWeek } = await operator(page);
  const day = await freeWeek();
  const [screen] = venue.screens;
  if (!screen) throw new Error('the venue has no screen');
  await signIn(page, OPERATOR);
  await page.goto(`/desk/schedule?venue=${venue.venueId}&from=${day}&day=${day}`);
  const add = page.getByRole('button', { name: `Add a show: ${screen.name}, `, exact: false });
  await add.first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const titles = dialog.getByLabel('Title', { exact: true });
  await expect(titles.getByRole('option')).not.toHaveCount(1);
  await titles.selectOption({ index: 1 });
  await dialog.getByLabel('Start', { exact: true }).fill('11:00');
  await dialog.getByLabel('Price card').selectOption({ label: 'Cinema' });
  await expectAccessible(page, 'a show to be placed');
  await dialog.getByRole('button', { name: 'Place the show' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Placed: /)).toBeVisible();
  const { shows } = await week(day);
  expect(shows.filter(({ localDate }) => localDate === day)).toMatchObject([
    { localTime: '11:00', screenId: screen.screenId },
  ]);
});
