import type { Title } from '@houseful/contract/catalog';
import type { Session } from '@houseful/contract/identity';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { WaitingRoomDesk, WaitingRoomSummary } from '@houseful/contract/waiting-room-desk';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, callApi, endRooms, MEMBER, OPERATOR, signIn, tokenOf } from './shop.ts';

/** A guest with a place in the room, by the API alone. */
async function join(page: Page, roomId: string) {
  const { request } = page;
  const { accessToken } = await callApi<Session>(request, 'post', '/auth/guest', { data: {} });
  const authorization = `Bearer ${accessToken}`;
  const at = `/api/v1/waiting-rooms/${roomId}`;
  const answer = await request.post(`${at}/join`, { headers: { authorization }, data: {} });
  const { placeToken }: HeldPlace = await answer.json();
  return {
    /** The HTTP status of asking to be let in. */
    comeIn: async () => {
      const headers = { authorization, 'place-token': placeToken };
      return (await request.post(`${at}/admission`, { headers })).status();
    },
    holdWithoutAdmission: async (showId: string) => {
      const data = { showId, quantity: 1 };
      return (await request.post('/api/v1/holds', { headers: { authorization }, data })).status();
    },
  };
}

async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
}

function phaseOf(page: Page) {
  return page.locator('main header');
}

/** Makes a room for one show of the film, with a pace of five every ten seconds. */
async function makeRoom(page: Page, film: string): Promise<string> {
  await page.getByRole('link', { name: 'New waiting room' }).click();
  await page.getByLabel('Title', { exact: true }).fill(film);
  await page.getByRole('button', { name: film }).first().click();
  await page.getByRole('radio', { name: 'One show' }).check();
  await expect(page.getByLabel('Show', { exact: true })).toContainText(/seats left/);
  await page.getByLabel('Call at most').fill('5');
  await page.getByLabel('every', { exact: true }).fill('10');
  await page.getByRole('button', { name: 'Create the waiting room' }).dblclick();
  await expect(phaseOf(page)).toContainText('Doors closed');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

test.afterEach(({ request }) => endRooms(request));

test('an operator makes a room, opens it, draws, steers and ends it; the log tells all of it', async ({
  page,
}) => {
  test.slow();
  const show = await aShow(page.request, test.info().project.name === 'phone' ? 25 : 24);
  const film = await callApi<Title>(page.request, 'get', `/movies/${show.titleId}`);
  await signIn(page, OPERATOR);
  await page.getByRole('link', { name: 'Back office' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Waiting rooms' }).click();
  const roomId = await makeRoom(page, film.name);
  const log = page.getByRole('region', { name: 'Log' });
  const steer = page.getByRole('region', { name: 'Steer' });

  const { items } = await callApi<{ items: WaitingRoomSummary[] }>(
    page.request,
    'get',
    '/waiting-rooms',
    { token: await tokenOf(page) },
  );
  expect(
    items.filter(({ name, phase }) => name === items[0]?.name && phase !== 'ended'),
  ).toHaveLength(1);

  await steer.getByRole('button', { name: 'Open the doors' }).dblclick();
  await expect(phaseOf(page)).toContainText('Lobby open');
  const guest = await join(page, roomId);
  await expect(page.getByText('1 joined in all')).toBeVisible();

  await steer.getByRole('button', { name: 'Close the lobby and draw' }).click();
  await expect(phaseOf(page)).toContainText('Calling');
  await expect.poll(guest.comeIn).toBe(200);
  await expect(page.getByText('1 admitted in all')).toBeVisible();

  await page.getByLabel('Call at most').fill('8');
  const pace = page.getByRole('region', { name: 'Pace' });
  await pace.getByRole('button', { name: 'Apply' }).first().click();
  await expect(pace.getByText('Called at most: 5')).toContainText('8');

  const message = page.getByRole('region', { name: 'Message to everybody' });
  await message.getByLabel('Message', { exact: true }).fill('The second block opens at eight.');
  await expect(message.getByText('As people will read it')).toBeVisible();
  await message.getByRole('button', { name: 'Post' }).click();
  await expect(message.getByText('Everybody who waits can read it now.')).toBeVisible();
  const status = await callApi<WaitingRoomStatus>(page.request, 'get', `/waiting-rooms/${roomId}`);
  expect(status.message).toBe('The second block opens at eight.');

  const protectedShow = status.scope.kind === 'show' ? status.scope.showId : '';
  const another = await join(page, roomId);
  expect(await another.holdWithoutAdmission(protectedShow)).toBe(403);
  await expect(page.getByText('At the seats without admission')).toBeVisible();

  const reader = page.getByRole('slider', { name: 'Read a moment' });
  const now = await reader.getAttribute('aria-valuetext');
  await reader.focus();
  await page.keyboard.press('Home');
  await expect(reader).not.toHaveAttribute('aria-valuetext', now ?? '');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByRole('button', { name: 'Back to now' })).toBeHidden();
  await unfold(page);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page, 'the desk of a room');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the proof' }).click();
  expect((await download).suggestedFilename()).toBe(`draw-${roomId}.json`);

  await steer.getByRole('button', { name: 'Pause' }).click();
  await expect(phaseOf(page)).toContainText('Paused');
  await steer.getByRole('button', { name: 'Go on calling' }).click();
  await steer.getByRole('button', { name: 'Drain' }).click();
  await expect(phaseOf(page)).toContainText('Draining');
  await steer.getByRole('button', { name: 'End …' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await steer.getByRole('button', { name: 'End …' }).click();
  await page.getByRole('button', { name: 'End it now' }).click();
  await expect(phaseOf(page)).toContainText('Ended');
  await expect(steer.getByRole('button')).toHaveCount(0);

  await expect(log.locator('li > div > strong')).toHaveText([
    ...['Ended', 'Draining', 'Calling again', 'Paused', 'Changed', 'Changed'],
    ...['Order drawn', 'Lobby closed', 'Doors opened', 'Created'],
  ]);
  await expect(log.getByText(/^Called at most: 5 → 8$/)).toBeVisible();
  await expect(log.getByText(/^by itself/)).toHaveCount(1);

  await page.getByRole('link', { name: 'Run it again' }).click();
  await expect(page.getByLabel('Call at most')).toHaveValue('8');
  await unfold(page);
  await expectAccessible(page, 'a new room');
});

test('a form that is wrong says so at its fields, folded away or not', async ({ page }) => {
  await signIn(page, OPERATOR);
  await page.goto('/desk/waiting-rooms/new');
  await page.getByRole('list', { name: 'Titles' }).getByRole('button').first().click();
  await page.getByText(/^More:/).click();
  await page.getByLabel('Places back after a missed turn').fill('-1');
  await page.getByText(/^More:/).click();
  await page.getByRole('button', { name: 'Create the waiting room' }).click();
  await expect(page.getByLabel('Places back after a missed turn')).toBeFocused();
  await expect(page.getByText('A number from 0 to 10,00,000.')).toBeVisible();

  await page.getByLabel('Places back after a missed turn').fill('100');
  await page.getByLabel('Doors open').pressSequentially('21112030');
  await page.getByRole('button', { name: 'Create the waiting room' }).click();
  await expect(page.getByText('Give the day and the time, or clear both.')).toBeVisible();
  await expect(page).toHaveURL(/\/new$/);
});

test('two desks of one room see what the other did, and an order that came too late is refused kindly', async ({
  page,
  anotherBuyer,
}) => {
  const show = await aShow(page.request, test.info().project.name === 'phone' ? 25 : 24);
  await signIn(page, OPERATOR);
  const token = await tokenOf(page);
  const made = await callApi<WaitingRoomDesk>(page.request, 'post', '/waiting-rooms', {
    token,
    data: { scope: { kind: 'show', showId: show.showId }, ordering: 'fifo' },
  });
  const { roomId } = made.status;
  const other = await anotherBuyer();
  await signIn(other, OPERATOR);
  await other.goto(`/desk/waiting-rooms/${roomId}`);
  await page.goto(`/desk/waiting-rooms/${roomId}`);
  await page.getByRole('button', { name: 'Open the doors' }).click();
  await expect(phaseOf(other)).toContainText('Calling', { timeout: 4_000 });

  await page.route('**/orders', async (route) => {
    await callApi(page.request, 'post', `/waiting-rooms/${roomId}/orders`, {
      token,
      data: { order: 'end' },
    });
    await route.continue();
  });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(phaseOf(page)).toContainText('Ended');
  await expect(page.getByText(/^The room cannot do that any more/)).toBeVisible();
  await expect(phaseOf(other)).toContainText('Ended', { timeout: 4_000 });
  await page.getByRole('link', { name: 'Run it again' }).click();
  await expect(page.getByRole('radio', { name: 'First come, first served' })).toBeChecked();
});

test('the desk is for staff only', async ({ page }) => {
  await page.goto('/desk/waiting-rooms');
  await expect(page.getByText('Behind the counter')).toBeVisible();
  await signIn(page, MEMBER);
  await expect(page.getByRole('link', { name: 'Back office' })).toHaveCount(0);
  await page.goto('/desk/waiting-rooms');
  await expect(page.getByText('You do not work for anybody here')).toBeVisible();
  const token = await tokenOf(page);
  const answer = await page.request.get('/api/v1/waiting-rooms', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status()).toBe(403);
});
