import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, buyByApi, heldByApi, MEMBER, OPERATOR, openSeats, signIn } from './shop.ts';

test.beforeEach(({}, info) => {
  // One size is enough for the examiner; the journeys see both.
  test.skip(info.project.name !== 'phone', 'examined at phone size');
});

test('discovery', async ({ page, trouble }) => {
  trouble.allow(/^404 .*\/nowhere/);
  const show = await aShow(page.request, 14);
  for (const address of [
    '/?choose',
    '/mumbai',
    `/titles/${show.titleId}?city=mumbai`,
    '/nowhere',
    '/tickets',
    '/account',
    '/hi/mumbai',
  ]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await expectAccessible(page, address);
  }
});

test('seats', async ({ page }) => {
  await openSeats(page, await aShow(page.request, 14));
  await expectAccessible(page, 'the map of a small room');
});

test('checkout and bank', async ({ page }) => {
  await heldByApi(page, await aShow(page.request, 14));
  await expectAccessible(page, 'checkout');
  await page.getByRole('button', { name: /^Pay ₹/ }).click();
  await expectAccessible(page, 'checkout, wrong');
  await page.getByLabel('Email').fill('axe@example.com');
  await page.getByRole('button', { name: /^Pay ₹/ }).click();
  await expect(page).toHaveURL(/\/sandbox\/pay\//);
  await expectAccessible(page, 'the bank');
});

test('what a member has', async ({ page }) => {
  await signIn(page, MEMBER);
  await expectAccessible(page, 'account');
  await page.goto('/tickets', { waitUntil: 'networkidle' });
  await expectAccessible(page, 'tickets');
});

test('the back office', async ({ page }) => {
  await buyByApi(page.request, await aShow(page.request, 14), { email: 'axe@example.com' });
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
