import type { Hold } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import type { APIRequestContext } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, callApi, heldByApi, OPERATOR, signIn } from './shop.ts';
import { english } from './words.ts';

const BUYERS = 30;

/** How an order with that code ends for a stranger who holds two seats: what it saves, or why not. */
async function orderWith(request: APIRequestContext, showId: string, promoCode: string) {
  const session = await callApi<Session>(request, 'post', '/auth/guest', { data: {} });
  const token = session.accessToken;
  const data = { showId, quantity: 2 };
  const { holdId } = await callApi<Hold>(request, 'post', '/holds', { token, data });
  return async () => {
    const answer = await request.post('/api/v1/orders', {
      headers: { authorization: `Bearer ${token}` },
      data: { holdId, promoCode, contact: { email: `${holdId}@example.com` } },
    });
    const body = await answer.json();
    return answer.ok() ? `saves ${body.quote.discount.amount}` : `${body.code} ${body.reason}`;
  };
}

test('a code for five orders is used five times, however many ask at once, and the others are told', async ({
  page,
}, info) => {
  const code = `FIVE${Date.now()}`;
  const { showId } = await aShow(page.request, info.project.name === 'phone' ? 10 : 11);
  await signIn(page, OPERATOR);
  await page.goto('/desk/offers');
  await page.getByRole('link', { name: 'New offer' }).click();
  await page.getByLabel('Name', { exact: true }).fill('First come');
  await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
  await page.getByLabel('It gives').selectOption({ label: 'an amount off' });
  await page.getByLabel('For each').selectOption({ label: 'order' });
  await page.getByLabel('Amount (INR)').fill('50');
  await page.getByLabel('Orders in all').fill('none');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Write whole numbers from 1 on, or nothing.').first()).toBeVisible();
  await page.getByLabel('Orders in all').fill('5');
  await expectAccessible(page, 'the form of an offer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Counts', { exact: true })).toBeVisible();

  const asks = [];
  for (let buyer = 0; buyer < BUYERS; buyer += 1) {
    asks.push(await orderWith(page.request, showId, code));
  }
  const answers = await Promise.all(asks.map((ask) => ask()));
  expect(answers.filter((answer) => answer === 'saves 5000')).toHaveLength(5);
  expect(answers.filter((answer) => answer === 'promo-code-refused used-up')).toHaveLength(
    BUYERS - 5,
  );

  await page.goto('/desk/offers');
  const line = page.getByRole('listitem').filter({ hasText: code });
  await expect(line).toContainText('5 of 5');
  await expect(line).toContainText('Used up');
  await expectAccessible(page, 'the offers');

  await heldByApi(page, { showId });
  await page.getByText(english('promo.ask')).click();
  await page.getByLabel(english('promo.code')).fill(code);
  await page.getByRole('button', { name: english('promo.apply') }).click();
  await expect(page.getByRole('alert')).toHaveText(english('promo.reasons.used-up'));
});

test('an offer gets many codes, each for one order, and they are handed out as a table', async ({
  page,
}, info) => {
  const { showId } = await aShow(page.request, info.project.name === 'phone' ? 12 : 13);
  await signIn(page, OPERATOR);
  await page.goto('/desk/offers/new');
  await page.getByLabel('Name', { exact: true }).fill('Vouchers');
  await page.getByLabel('Many codes, each for one order').check();
  await page.getByLabel('Share (%)').fill('50');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('How many to issue').fill('20');
  await page.getByLabel('Word in front').fill('gift');
  await page.getByRole('button', { name: 'Issue codes' }).click();
  await expect(page.getByText('20 codes, 0 of them used.')).toBeVisible();
  await expectAccessible(page, 'an offer with codes');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'All codes as a table (CSV)' }).click();
  const table = await readFile(await (await download).path(), 'utf8');
  const codes = [...table.matchAll(/GIFT-[0-9A-Z]{10}/g)].map(([code]) => code);
  expect(new Set(codes).size).toBe(20);

  const [code = ''] = codes;
  const first = await orderWith(page.request, showId, code);
  const second = await orderWith(page.request, showId, code);
  expect(await first()).toMatch(/^saves \d+$/);
  expect(await second()).toBe('promo-code-refused used-up');
  await page.reload();
  await expect(page.getByText('20 codes, 1 of them used.')).toBeVisible();

  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('This offer has ended')).toBeVisible();
});
