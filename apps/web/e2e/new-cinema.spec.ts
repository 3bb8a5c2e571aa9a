import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { openHouse } from './house.ts';
import {
  atConfirmedOrder,
  chooseSeats,
  goToBank,
  GOOD_CARD,
  holdSeats,
  payByCard,
} from './shop.ts';

const FILM = 'The Lighthouse Keeper';
/** Within what the schedule offers without a step to another week. */
const DAY_MS = 86_400_000;

test('a cinema is opened from nothing, and sells its first two tickets', async ({ browser }) => {
  const house = await openHouse({ demo: false });
  try {
    const desk = await browser.newContext({
      ...{ baseURL: house.url, viewport: { width: 1366, height: 850 } },
      ...{ locale: 'en-IN', timezoneId: 'Asia/Kolkata' },
    });
    const page = await desk.newPage();

    await expect.poll(() => house.printed()).toContain('/desk/set-up#');
    const [link = ''] = /http\S+\/desk\/set-up#\S+/.exec(house.printed()) ?? [];
    await page.goto(link);
    await page.getByLabel('Name of the theatre, chain or promoter').fill('Lighthouse Pictures');
    await page.getByLabel('Name', { exact: true }).fill('Meera Nair');
    await page.getByLabel('Email').fill('meera@lighthouse.example');
    await page.getByLabel('Password', { exact: true }).fill('a-long-enough-word');
    await page.getByRole('button', { name: 'Open the house' }).click();
    await expect(page).toHaveURL(/\/desk$/);
    const steps = page.getByRole('region', { name: 'From nothing to the first ticket' });
    await expect(steps.getByRole('listitem')).toHaveCount(4);
    await expect(steps).not.toContainText('Done');
    await expectAccessible(page, 'the first steps of a new house');
    await page.goto('/desk/shows');
    await page.getByRole('link', { name: 'Open the schedule' }).click();
    await expect(page.getByRole('heading', { name: 'No venue yet' })).toBeVisible();

    await page.goto('/desk/venues/new');
    await page.getByLabel('Name', { exact: true }).fill('Lighthouse Panaji');
    await page.getByLabel('City', { exact: true }).selectOption({ label: 'Another city …' });
    await page.getByLabel('Name of the city').fill('Panaji');
    await page.getByLabel('State', { exact: true }).fill('Goa');
    await page.getByLabel('Time zone').fill('Asia/Kolkata');
    await page.getByLabel('Address', { exact: true }).fill('1 Church Square');
    await page.getByLabel('Latitude').fill('15.49');
    await page.getByLabel('Longitude').fill('73.82');
    await page.getByRole('button', { name: 'Register a venue' }).click();
    await expect(page).toHaveURL(/\/desk\/venues\/ven_/);
    const venuePath = new URL(page.url()).pathname;
    const venueId = venuePath.split('/').at(-1) ?? '';
    await page.getByLabel('Name', { exact: true }).last().fill('Audi 1');
    await page.getByLabel('Formats').fill('2D');
    await page.getByRole('button', { name: 'Add a screen' }).click();
    await page.getByLabel('Name of the room').fill('The room');
    await page.getByRole('button', { name: 'Design a room' }).click();
    await expect(page.getByText('300 seats')).toBeVisible();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByLabel('Audi 1').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page).toHaveURL(new RegExp(venuePath));

    await page.goto('/desk/prices');
    await page.getByRole('link', { name: 'New price card' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('Every day');
    await page.getByLabel('Every category, Everybody, Always').fill('250');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Every day', level: 2 })).toBeVisible();

    await page.goto('/desk/titles/new');
    await page.getByLabel('Name', { exact: true }).fill(FILM);
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await expect(page.getByRole('heading', { name: FILM, level: 1 })).toBeVisible();
    const today = new Date().toISOString().slice(0, 10);
    await page.getByLabel('What it is about').fill('Somebody keeps the light.');
    await page.getByLabel('First day').fill(today);
    await page.getByLabel('Year').fill(today.slice(0, 4));
    await page.getByLabel('Minutes').fill('104');
    for (const [field, word] of [
      ['Languages', 'Hindi'],
      ['Genres', 'Drama'],
      ['Formats', '2D'],
    ] as const) {
      await page.getByLabel(field, { exact: true }).first().fill(word);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.goto('/desk');
    await expect(steps.getByText('Done')).toHaveCount(3);
    const day = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
    await page.goto(`/desk/schedule?venue=${venueId}&from=${day}&day=${day}`);
    await page.getByRole('button', { name: 'Add a show: Audi 1, ' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title', { exact: true }).selectOption({ label: FILM });
    await dialog.getByLabel('Start', { exact: true }).fill('18:00');
    await dialog.getByRole('button', { name: 'Place the show' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^Placed: /)).toBeVisible();
    await page.goto('/desk');
    await expect(page.getByRole('region', { name: 'Today' })).toBeVisible();
    await expect(steps).toHaveCount(0);

    const shop = await browser.newContext({
      ...{ baseURL: house.url, viewport: { width: 1366, height: 850 } },
      ...{ locale: 'en-IN', timezoneId: 'Asia/Kolkata' },
    });
    const buyer = await shop.newPage();
    await buyer.goto('/');
    await buyer.getByRole('link', { name: 'Panaji' }).first().click();
    await buyer.getByRole('link', { name: FILM }).first().click();
    await expect(buyer.getByRole('heading', { name: FILM, level: 1 })).toBeVisible();
    await buyer
      .getByRole('link', { name: /6:00 pm/ })
      .first()
      .click();
    const seats = buyer.getByRole('link', { name: /Choose seats/ });
    if (await seats.isVisible().catch(() => false)) await seats.click();
    await chooseSeats(buyer, 2);
    await holdSeats(buyer);
    await goToBank(buyer, 'first@buyer.example');
    await payByCard(buyer, GOOD_CARD);
    await atConfirmedOrder(buyer, 2);
    await shop.close();
    await desk.close();
  } finally {
    await house.stop();
  }
});
