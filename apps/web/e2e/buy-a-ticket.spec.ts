import type { Hold } from '@houseful/contract/booking';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import {
  aShow,
  atConfirmedOrder,
  buyByApi,
  callApi,
  chooseSeats,
  DECLINED_CARD,
  freeSeats,
  GOOD_CARD,
  holdSeats,
  MEMBER,
  OPERATOR,
  openSeats,
  ordersOf,
  payByCard,
  signIn,
  tokenOf,
} from './shop.ts';
import { english } from './words.ts';

test('a guest finds a film, buys two seats at the price first seen, and holds tickets that verify', async ({
  page,
}, info) => {
  await page.goto('/');
  await page
    .getByRole('link', { name: /^Mumbai/ })
    .first()
    .click();
  await page
    .getByRole('region', { name: english('browse.nowShowing') })
    .locator('a[href*="/titles/"]')
    .nth(1)
    .click();
  await page
    .getByRole('navigation', { name: english('titlePage.days') })
    .getByRole('link')
    .nth(1)
    .click();
  await page.locator('a[href*="/shows/"]').first().click();
  await expect(freeSeats(page).first()).toBeVisible();
  await chooseSeats(page, 2);
  const shown = await page
    .getByRole('region', { name: 'Your selection' })
    .getByRole('strong')
    .innerText();
  await holdSeats(page);

  await page.getByLabel('Email').fill(`guest-${info.project.name}@example.com`);
  // The first total a buyer sees is the total that is charged.
  await page.getByRole('button', { name: `Pay ${shown}` }).click();
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 2);

  await page.getByRole('link', { name: 'Tickets' }).first().click();
  await expect(page.locator('a[href*="/orders/"]').first()).toBeVisible();
  const [order] = await ordersOf(page);
  const token = await tokenOf(page);
  for (const { ticketId } of order?.tickets ?? []) {
    const verdict = await page.evaluate(
      async ([id, bearer]) => {
        const ticket = await fetch(`/api/v1/tickets/${id}`, {
          headers: { authorization: `Bearer ${bearer}` },
        });
        const { payload } = await ticket.json();
        const answer = await fetch('/api/v1/tickets/verify', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ payload }),
        });
        return (await answer.json()).result;
      },
      [ticketId, token],
    );
    expect(verdict).toBe('genuine');
  }
});

test('a member signs in at the checkout and keeps the very same hold', async ({ page }) => {
  await openSeats(page, await aShow(page.request, 1));
  await chooseSeats(page, 1);
  const holdId = await holdSeats(page);
  const before = await holdOf(page, holdId);
  await page
    .getByRole('button', { name: /sign in/i })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill(MEMBER.email);
  await dialog.getByLabel('Password').fill(MEMBER.password);
  await dialog.getByRole('button', { name: 'Sign in' }).last().click();
  await expect(dialog).toBeHidden();
  expect(await holdOf(page, holdId)).toEqual(before);
  expect(page.url()).toContain(holdId);

  await expect(page.getByLabel('Email')).toHaveValue(MEMBER.email);
  await page.getByRole('button', { name: /^Pay ₹/ }).click();
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 1);
});

test('a declined card is told kindly, and the same seats can be paid with another one', async ({
  page,
}) => {
  await openSeats(page, await aShow(page.request, 2));
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
  await atConfirmedOrder(page, 2);
});

test('the operator reads the confirmation mail in the browser', async ({ page, trouble }, info) => {
  // A mail's paper may run no script, not even the one that looks at the page for us.
  trouble.allow(/Blocked script execution in 'about:blank'/);
  const email = `mail-${info.project.name}@example.com`;
  await buyByApi(page.request, await aShow(page.request, 3), { email });
  await signIn(page, OPERATOR);
  await page.getByRole('link', { name: 'Back office' }).click();
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

/** What of the hold may not change. */
async function holdOf(page: Page, holdId: string) {
  const { seatIds, expiresAt, quote } = await callApi<Hold>(
    page.request,
    'get',
    `/holds/${holdId}`,
    {
      token: await tokenOf(page),
    },
  );
  return { seatIds, expiresAt, quote };
}
