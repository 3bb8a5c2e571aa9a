import type { DeskVenue } from '@houseful/contract/venues-desk';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { callApi, OPERATOR, signIn } from './shop.ts';

test('a theatre is registered with its pin and screens, its room drawn and published, and then buyers see it', async ({
  page,
}, info) => {
  const name = `Regal Panaji ${info.project.name} ${Date.now()}`;
  await signIn(page, OPERATOR);
  await page.goto('/desk/venues');
  await expect(page.getByRole('link', { name: 'Register a venue' })).toBeVisible();
  await expectAccessible(page, 'the venues');
  await page.getByRole('link', { name: 'Register a venue' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('City', { exact: true }).selectOption({ label: 'Another city …' });
  await page.getByLabel('Name of the city').fill('Panaji');
  await page.getByLabel('State', { exact: true }).fill('Goa');
  await page.getByLabel('Time zone').fill('Asia/Kolkata');
  await page.getByLabel('Latitude').fill('95');
  await page.getByLabel('Longitude').fill('73.82');
  await page.getByRole('button', { name: 'Register a venue' }).click();
  // A pin beside the earth, and no address: told at the fields, and nothing that was typed is lost.
  await expect(page.getByLabel('Address', { exact: true })).toBeFocused();
  await page.getByLabel('Address', { exact: true }).fill('1 Church Square');
  await page.getByLabel('Latitude').fill('15.49');
  await expectAccessible(page, 'a new venue');
  await page.getByRole('button', { name: 'Register a venue' }).click();
  await expect(page).toHaveURL(/\/desk\/venues\/ven_/);
  const venueId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect((await page.request.get(`/api/v1/venues/${venueId}`)).status()).toBe(404);

  await page.getByLabel('Name', { exact: true }).fill('Audi 1');
  await page.getByLabel('Formats').fill('2D, 3D');
  await page.getByRole('button', { name: 'Add a screen' }).click();
  await expect(page.getByText('No room published yet')).toBeVisible();
  await page.getByLabel('Name of the room').fill('The large room');
  await expectAccessible(page, 'a venue');
  await page.getByRole('button', { name: 'Design a room' }).click();
  await expect(page).toHaveURL(/\/desk\/seat-plans\/pln_/);
  await expect(page.getByText('300 seats')).toBeVisible();
  const isPhone = info.project.name === 'phone';
  if (isPhone) {
    // A screen too small for tools is for looking: who publishes from a phone does it by the API.
    const { accessToken: token } = await callApi<{ accessToken: string }>(
      ...([page.request, 'post', '/auth/login', { data: OPERATOR }] as const),
    );
    const { screens } = await callApi<DeskVenue>(page.request, 'get', `/desk/venues/${venueId}`, {
      token,
    });
    const planId = new URL(page.url()).pathname.split('/').at(-1);
    await callApi(page.request, 'post', `/desk/seat-plans/${planId}/publish`, {
      ...{ token, data: { version: 1, screenIds: screens.map(({ screenId }) => screenId) } },
    });
    await page.goto(`/desk/venues/${venueId}`);
  } else {
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByLabel('Audi 1').check();
    await expectAccessible(page, 'publishing a room');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  }
  await expect(page).toHaveURL(new RegExp(`/desk/venues/${venueId}`));
  await expect(page.getByText('300 seats')).toBeVisible();
  await expect(async () => {
    const seen = await page.request.get(`/api/v1/venues/${venueId}`);
    expect((await seen.json()).screens).toMatchObject([{ name: 'Audi 1', seatCount: 300 }]);
  }).toPass();
  await page.goto(`/venues/${venueId}`);
  await expect(page.getByRole('heading', { name })).toBeVisible();
});
