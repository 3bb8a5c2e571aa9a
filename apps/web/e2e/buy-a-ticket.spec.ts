import { expect, test } from '@playwright/test';
import {
  buyByApi,
  DECLINED_CARD,
  freeSeats,
  GOOD_CARD,
  openSeatPicker,
  payByCard,
} from './shop.ts';

test('a guest buys two seats for a film and holds tickets that verify', async ({ page }, info) => {
  const email = `guest-${info.project.name}@example.com`;
  await openSeatPicker(page);
  const names = await freeSeats(page).evaluateAll((seats) =>
    seats.slice(0, 2).map((seat) => seat.getAttribute('aria-label') ?? ''),
  );
  for (const name of names) {
    const seat = name.replace(/, available$/, '');
    await page.getByRole('checkbox', { name: new RegExp(`^${seat}`) }).click();
  }
  const shown = await page
    .getByRole('region', { name: 'Your selection' })
    .getByText('₹')
    .first()
    .innerText();
  await page.getByRole('button', { name: 'Hold 2 seats' }).click();

  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  // The first total a buyer sees is the total that is charged.
  await page.getByRole('button', { name: `Pay ${shown}` }).click();
  await payByCard(page, GOOD_CARD);

  await expect(page).toHaveURL(/\/orders\//);
  const codes = page.getByRole('img', { name: /QR/i });
  await expect(codes).toHaveCount(2);
  await expect(codes.first()).toBeVisible();

  await page.getByRole('link', { name: 'Tickets' }).first().click();
  await expect(page.locator('a[href*="/orders/"]').first()).toBeVisible();

  const verdicts = await page.evaluate(async () => {
    const stored = Object.values(localStorage).find((text) => text.includes('accessToken')) ?? '';
    const token = /"accessToken":"([^"]+)"/.exec(stored)?.[1];
    const get = async (path: string) =>
      (await fetch(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
    const { items } = await get('/orders');
    const { tickets } = await get(`/orders/${items[0].orderId}`);
    return Promise.all(
      tickets.map(async ({ ticketId }: { ticketId: string }) => {
        const { payload } = await get(`/tickets/${ticketId}`);
        const verdict = await fetch('/api/v1/tickets/verify', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ payload }),
        });
        return (await verdict.json()).result;
      }),
    );
  });
  expect(verdicts).toEqual(['genuine', 'genuine']);
});

test('a declined card is told kindly, and the same seats can be paid with another one', async ({
  page,
}) => {
  await openSeatPicker(page);
  await page.getByRole('button', { name: /^Hold best/ }).click();
  await page.getByLabel('Email').fill('second-try@example.com');
  await page.getByRole('button', { name: /^Pay ₹/ }).click();
  await payByCard(page, DECLINED_CARD);
  await expect(page.getByText(/declined/i).first()).toBeVisible();
  await page
    .getByRole('link', { name: /try|again|another/i })
    .first()
    .click();
  await payByCard(page, GOOD_CARD);
  await expect(page).toHaveURL(/\/orders\//);
  await expect(page.getByRole('img', { name: /QR/i }).first()).toBeVisible();
});

test('the operator reads the confirmation mail in the browser', async ({ page }, info) => {
  const email = `mail-${info.project.name}@example.com`;
  await buyByApi(page, email);
  await page.goto('/account');
  await page.getByLabel('Email').fill('omar@example.com');
  await page.getByLabel('Password').fill('houseful-demo');
  await page.getByRole('button', { name: 'Sign in' }).last().click();
  await expect(page.getByText('omar@example.com')).toBeVisible();
  await page.getByRole('link', { name: 'Mailbox' }).click();
  // A reload before the step has happened would only undo it.
  await expect(page.getByRole('heading', { name: 'Mailbox' })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: email })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await page.getByRole('link', { name: email }).click();
  await expect(page.getByText(/\.pdf/).first()).toBeVisible();
});
