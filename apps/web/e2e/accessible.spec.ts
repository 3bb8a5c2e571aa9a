import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import {
  aShow,
  asGuest,
  atConfirmedOrder,
  buyByApi,
  callApi,
  chooseSeats,
  DECLINED_CARD,
  goToBank,
  heldByApi,
  LATE_CARD,
  MEMBER,
  OPERATOR,
  openSeats,
  payByCard,
  signIn,
} from './shop.ts';
import { english } from './words.ts';

const HOLD_MS = 600_000;
const LATE_MS = 25_000;

test('discovery', async ({ page, trouble }) => {
  trouble.allow(/^404 .*\/nowhere/);
  const show = await aShow(page.request, 14);
  for (const address of [
    '/?choose',
    '/mumbai',
    '/mumbai/titles',
    '/mumbai/titles?language=Persian&genre=Horror',
    '/search',
    '/search?q=coldpaly',
    '/search?q=xqzv',
    `/titles/${show.titleId}?city=mumbai`,
    '/nowhere',
    '/offline',
    '/hi/mumbai',
  ]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await expectAccessible(page, address);
  }
  const { venues } = await callApi<{ venues: { venue: { venueId: string } }[] }>(
    page.request,
    'get',
    `/titles/${show.titleId}/shows?city=mumbai`,
  );
  await page.goto(`/venues/${venues[0]?.venue.venueId}`, { waitUntil: 'networkidle' });
  await expectAccessible(page, 'venue');
  await page.goto('/mumbai/titles', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: english('filters.open') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'filters');
});

test('seats', async ({ page, anotherBuyer }) => {
  const show = await aShow(page.request, 14);
  await openSeats(page, show);
  await expectAccessible(page, 'the map of a small room');
  const [name = ''] = await chooseSeats(page, 1);
  await expectAccessible(page, 'a seat chosen');
  const faster = await anotherBuyer();
  await openSeats(faster, show);
  await chooseSeats(faster, 1);
  await faster.getByRole('button', { name: english('seats.choice.hold') }).click();
  await expect(
    page.getByRole('button', { name: english('seats.lost.take') }).first(),
  ).toBeVisible();
  await expectAccessible(page, `${name}, chosen and lost`);
  await page.getByRole('button', { name: english('seats.map.asList') }).click();
  await expect(page.getByRole('group', { name: english('seats.list.row') }).first()).toBeVisible();
  await expectAccessible(page, 'the list');

  const { items } = await callApi<{ items: { titleId: string }[] }>(
    page.request,
    'get',
    '/titles?city=mumbai&kind=concert',
  );
  const { venues } = await callApi<{ venues: { shows: { showId: string }[] }[] }>(
    page.request,
    'get',
    `/titles/${items[0]?.titleId}/shows?city=mumbai`,
  );
  await page.goto(`/shows/${venues[0]?.shows[0]?.showId}/seats`);
  await page.locator('[data-block]').first().waitFor();
  await expectAccessible(page, 'a stadium');
});

test('checkout and bank, and every end of a payment', async ({ page, houseLater }) => {
  const show = await aShow(page.request, 14);
  const { holdId } = await heldByApi(page, show);
  await page.getByText(english('price.parts')).first().click();
  await expectAccessible(page, 'checkout');
  await page.getByRole('button', { name: english('checkout.payTotal') }).click();
  await expectAccessible(page, 'checkout, a field wrong');
  await goToBank(page, 'axe@example.com');
  await expectAccessible(page, 'the bank');
  await payByCard(page, DECLINED_CARD);
  await expect(page.getByRole('heading', { name: english('payment.declinedTitle') })).toBeVisible();
  await expectAccessible(page, 'declined');
  await page.goto(`/checkout/${holdId}`);
  await expect(page.getByRole('heading', { name: english('payment.notPaidTitle') })).toBeVisible();
  await expectAccessible(page, 'not paid yet');
  await page.getByRole('link', { name: english('payment.continue') }).click();
  await payByCard(page, LATE_CARD);
  await expect(page.getByRole('heading', { name: english('payment.pendingTitle') })).toBeVisible();
  await expectAccessible(page, 'pending');
  await houseLater(LATE_MS);
  await atConfirmedOrder(page, 2);
  await expectAccessible(page, 'confirmed');

  await heldByApi(page, show);
  await page
    .getByRole('button', { name: /sign in/i })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'sign in at the checkout');
  await houseLater(HOLD_MS);
  await page.reload();
  await expect(page.getByRole('heading', { name: english('checkout.expiredTitle') })).toBeVisible();
  await expectAccessible(page, 'expired');
  await page.goto('/checkout/hld_nobodys');
  await expect(page.getByRole('heading', { name: english('checkout.unknownTitle') })).toBeVisible();
  await expectAccessible(page, 'no such hold');
});

test('tickets', async ({ page }) => {
  await page.goto('/tickets', { waitUntil: 'networkidle' });
  await expectAccessible(page, 'no tickets');
  const token = await asGuest(page);
  const { orderId } = await buyByApi(page.request, await aShow(page.request, 14), {
    email: 'axe@example.com',
    quantity: 2,
    token,
  });
  await page.goto('/tickets', { waitUntil: 'networkidle' });
  await expectAccessible(page, 'tickets');
  await page.goto(`/orders/${orderId}`, { waitUntil: 'networkidle' });
  await page
    .getByRole('button', { name: english('tickets.showAtGate') })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'at the gate');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: english('order.cancel') }).click();
  await page.getByRole('button', { name: english('cancel.confirm') }).waitFor();
  await expectAccessible(page, 'cancel');
  await page.getByRole('button', { name: english('cancel.confirm') }).click();
  await expect(page.getByRole('heading', { name: english('order.cancelledTitle') })).toBeVisible();
  await expectAccessible(page, 'cancelled');
});

test('account and back office', async ({ page }) => {
  await page.goto('/account', { waitUntil: 'networkidle' });
  await expectAccessible(page, 'sign in');
  await signIn(page, MEMBER);
  await page.goto('/account', { waitUntil: 'networkidle' });
  await expectAccessible(page, 'account');
  await page.evaluate(() => localStorage.clear());
  await signIn(page, OPERATOR);
  await page.goto('/backoffice/mailbox', { waitUntil: 'networkidle' });
  await expectAccessible(page, 'mailbox');
});

for (const words of ['en', 'hi', 'long']) {
  test(`the gallery in ${words}`, async ({ page }) => {
    await page.goto(`/gallery?words=${words}`);
    await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
    await expectAccessible(page, `gallery in ${words}`);
  });
}
