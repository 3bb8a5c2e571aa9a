import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { callApi, OPERATOR, signIn } from './shop.ts';
import { later, operator } from './timetable.ts';

/** Carries the first title of the shelf to a share of a row. */
async function carry(page: Page, to: { screen: string; day: string; share: number }) {
  const title = page.getByRole('complementary').getByRole('listitem').getByRole('button').first();
  const row = page.locator(`[data-row][data-screen="${to.screen}"][data-day="${to.day}"]`);
  await row.scrollIntoViewIfNeeded();
  await title.scrollIntoViewIfNeeded();
  const from = await title.boundingBox();
  const target = await row.boundingBox();
  if (!from || !target) throw new Error('there is nothing to carry, or nowhere to put it');
  await page.mouse.move(from.x + 1, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 20, { steps: 3 });
  await page.mouse.move(target.x + to.share * target.width, target.y + target.height / 2, {
    steps: 8,
  });
}

test('a week is scheduled: shows placed by hand, a day copied, a programme with a clash left out; and buyers see them', async ({
  page,
}) => {
  const { venue, week, freeWeek } = await operator(page);
  const monday = await freeWeek();
  const [first, second, third] = venue.screens.map(({ screenId }) => screenId);
  if (!first || !second || !third) throw new Error('three screens are needed');
  await signIn(page, OPERATOR);
  await page.goto(`/desk/schedule?venue=${venue.venueId}&from=${monday}&day=${monday}`);
  await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();

  const shows = async () => (await week(monday)).shows;
  for (const [index, screen] of [first, second, third].entries()) {
    await carry(page, { screen, day: monday, share: 0.3 });
    await expect(page.getByText('Free', { exact: true })).toBeVisible();
    await page.mouse.up();
    await expect(page.locator('[data-show]')).toHaveCount(index + 1);
  }
  // What was just placed is taken back; what stands is taken off, or moved by keys.
  const board = page.locator('[data-show]');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(board).toHaveCount(2);
  await carry(page, { screen: third, day: monday, share: 0.3 });
  await page.mouse.up();
  await expect(board).toHaveCount(3);
  await board.last().focus();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel this show' }).click();
  await expect(board).toHaveCount(2);
  await carry(page, { screen: third, day: monday, share: 0.5 });
  await page.mouse.up();
  await expect(board).toHaveCount(3);
  const timesOf = async () => (await shows()).map(({ localTime }) => localTime).toSorted();
  const [, , latest] = await timesOf();
  await board.last().focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await timesOf())[2]).not.toBe(latest);
  await expect(board).toHaveCount(3);

  // Its end is dragged, and then taken further by keys: it is longer, where it stands.
  const lengths = async () =>
    (await shows()).map(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt));
  const longest = async () => Math.max(...(await lengths()));
  const length = await longest();
  const end = page.locator('[data-end]').last();
  const at = await end.boundingBox();
  if (!at) throw new Error('there is no end to take');
  await page.mouse.move(at.x + 2, at.y + 5);
  await page.mouse.down();
  await page.mouse.move(at.x + 40, at.y + 5, { steps: 4 });
  await expect(page.getByText('Free', { exact: true })).toBeVisible();
  await page.mouse.up();
  await expect.poll(longest).toBeGreaterThan(length);
  const dragged = await longest();
  await expect(page.getByRole('status').getByText('Free')).toHaveCount(0);
  await board.last().focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(longest).toBe(dragged + 5 * 60_000);
  await expect(board).toHaveCount(3);

  // On top of one that is there: told in words, and nothing is placed.
  await carry(page, { screen: first, day: monday, share: 0.32 });
  await expect(page.getByText(/In the way, doors and cleaning included/)).toBeVisible();
  await page.mouse.up();
  await expect(page.locator('[data-show]')).toHaveCount(3);
  await expectAccessible(page, 'the schedule');
  expect(await shows()).toHaveLength(3);

  await page.getByRole('link', { name: 'Copy this day' }).click();
  await expect(page.getByLabel('First day to copy')).toHaveValue(monday);
  await page.getByLabel('Again from').fill(later(monday, 1));
  await page.getByRole('button', { name: 'See what would happen' }).click();
  await expect(page.getByText(/3 shows are wanted: 3 fit, 0 clash/)).toBeVisible();
  await page.getByRole('button', { name: 'Put 3 shows on sale' }).click();
  await expect(page.getByText('3 shows are on sale, 0 left out.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('3 shows are on sale, 0 left out.')).toBeVisible();

  // The same time again on three days, of which one is taken.
  const [known] = await shows();
  if (!known) throw new Error('nothing was placed');
  await page.goto(`/desk/schedule/programme?venue=${venue.venueId}&from=${later(monday, 1)}`);
  await page.getByLabel('Last day').fill(later(monday, 3));
  await page.getByLabel('Find a title').fill(known.titleName);
  const titles = page.getByLabel('Title', { exact: true });
  await expect(titles.getByRole('option', { name: known.titleName, exact: true })).toBeAttached();
  await titles.selectOption({ label: known.titleName });
  await page.getByLabel('Times').fill(known.localTime);
  const name = venue.screens.find(({ screenId }) => screenId === first)?.name ?? '';
  await page.getByRole('button', { name, exact: true }).click();
  await expectAccessible(page, 'a template');
  await page.getByRole('button', { name: 'See what would happen' }).click();
  await expect(page.getByText(/3 shows are wanted: 2 fit, 1 clash/)).toBeVisible();
  const clashes = page.getByRole('region', { name: 'Shows that clash' });
  await expect(
    clashes.getByText(`In the way, doors and cleaning included: ${known.titleName}`),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Leave out what clashes, put 2 shows on sale' }).click();
  await expect(page.getByText('2 shows are on sale, 1 left out.')).toBeVisible();
  await expect.poll(async () => (await shows()).length).toBe(8);

  await page.goto(`/titles/${known.titleId}?date=${monday}`);
  const listed = await callApi<{ venues: { venue: { venueId: string }; shows: unknown[] }[] }>(
    ...([page.request, 'get', `/titles/${known.titleId}/shows?date=${monday}`, {}] as const),
  );
  const here = listed.venues.find((each) => each.venue.venueId === venue.venueId);
  expect(here?.shows).toHaveLength(3);
  await page.goto(`/shows/${known.showId}`);
  await expect(page.getByRole('heading', { name: known.titleName })).toBeVisible();
});
