import { expect, type Locator, type Page } from '@playwright/test';

/** A show of tomorrow in a room small enough to be drawn seat by seat, found as a buyer would. */
export async function openSeatPicker(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: /^Mumbai/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Now showing' })).toBeVisible();
  await page.getByRole('region', { name: 'Now showing' }).getByRole('link').first().click();
  await page.getByRole('navigation', { name: 'Days with shows' }).getByRole('link').nth(1).click();
  await page.locator('a[href*="/shows/"]').first().click();
  await expect(page.getByRole('checkbox', { name: /available/ }).first()).toBeVisible();
}

/** Seats that can still be had, in the order of the map. */
export function freeSeats(page: Page): Locator {
  return page.getByRole('checkbox', { name: /available$/ });
}

/** Pays on the test bank's page with the given card. */
export async function payByCard(page: Page, cardNumber: string): Promise<void> {
  await expect(page.getByText(/test bank/i).first()).toBeVisible();
  await page.getByLabel('Card number').fill(cardNumber);
  await page.getByLabel(/Expiry/).fill('12/30');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: /^Pay/ }).click();
}

/** The shortest way to a confirmed order: one best seat of some film, by the API alone. */
export async function buyByApi({ request }: Page, email: string): Promise<void> {
  const call = async (method: 'get' | 'post', path: string, token?: string, data?: unknown) => {
    const answer = await request[method](`/api/v1${path}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      ...(data === undefined ? {} : { data }),
    });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const { accessToken } = await call('post', '/auth/guest', undefined, {});
  const { items } = await call('get', '/movies?city=mumbai&limit=1');
  const { venues } = await call('get', `/movies/${items[0].titleId}/shows?city=mumbai`);
  const { showId } = venues[0].shows.at(-1);
  const { holdId } = await call('post', '/holds', accessToken, { showId, quantity: 1 });
  const { orderId } = await call('post', '/orders', accessToken, { holdId, contact: { email } });
  await call('post', `/orders/${orderId}/confirm-payment`, accessToken, {
    paymentToken: 'tok_success',
  });
}

export const GOOD_CARD = '4111 1111 1111 1111';
export const DECLINED_CARD = '4000 0000 0000 0002';
