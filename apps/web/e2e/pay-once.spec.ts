import type { Page, Route } from '@playwright/test';
import { expect, test } from './journey.ts';
import {
  aShow,
  atBank,
  atCheckout,
  atConfirmedOrder,
  chooseSeats,
  GOOD_CARD,
  heldByApi,
  LATE_CARD,
  openSeats,
  ordersOf,
  payByCard,
} from './shop.ts';

const LATE_MS = 25_000;

test('double clicks, reloads, the way back and a second tab buy once', async ({
  page,
  context,
}) => {
  await heldByApi(page, await aShow(page.request, 9));
  const secondTab = await context.newPage();
  await secondTab.goto(page.url());
  await atCheckout(secondTab);
  await page.reload();
  await atCheckout(page);

  for (const tab of [page, secondTab]) await tab.getByLabel('Email').fill('once@example.com');
  await Promise.all([payButton(page).dblclick(), payButton(secondTab).click()]);
  await Promise.all([atBank(page), atBank(secondTab)]);
  expect(page.url()).toBe(secondTab.url());
  await page.reload();
  await page.goBack();
  await expect(page).not.toHaveURL(/\/sandbox\//);
  await page.goForward();

  await fillCard(page);
  await fillCard(secondTab);
  await Promise.all([payButton(page).dblclick(), payButton(secondTab).click()]);
  await atConfirmedOrder(page, 2);
  await page.goBack();
  await page.goForward();
  await page.reload();
  await atConfirmedOrder(page, 2);
  await expectBoughtOnce(page, 2);
});

test('answers that are lost on the way are asked for again, and bought once', async ({
  page,
  trouble,
}) => {
  trouble.allow(/^requestfailed net::ERR_CONNECTION_RESET/);
  await openSeats(page, await aShow(page.request, 10));
  await chooseSeats(page, 1);
  const lost = [
    await loseFirstAnswer(page, '**/api/v1/holds'),
    await loseFirstAnswer(page, '**/api/v1/orders'),
    await loseFirstAnswer(page, '**/api/v1/orders/*/confirm-payment'),
  ];
  await page.getByRole('button', { name: /^Hold 1 seat/ }).click();
  await atCheckout(page);
  await page.getByLabel('Email').fill('lost-answers@example.com');
  await payButton(page).click();
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 1);
  expect(lost.map(({ count }) => count)).toEqual([1, 1, 1]);
  await expectBoughtOnce(page, 1);
});

test('without a connection the checkout says so, keeps what was typed, and goes on when it is back', async ({
  page,
  context,
  trouble,
}) => {
  trouble.allow(/^requestfailed net::ERR_INTERNET_DISCONNECTED/);
  await heldByApi(page, await aShow(page.request, 11));
  await page.getByLabel('Email').fill('tunnel@example.com');
  await context.setOffline(true);
  await payButton(page).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByLabel('Email')).toHaveValue('tunnel@example.com');
  await payButton(page).click();
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 2);
  await expectBoughtOnce(page, 2);
});

test('a bank that answers late is waited for in words; the tickets are there in another tab', async ({
  page,
  context,
  houseLater,
}) => {
  await heldByApi(page, await aShow(page.request, 12));
  await page.getByLabel('Email').fill('late@example.com');
  await payButton(page).click();
  await payByCard(page, LATE_CARD);
  await expect(page.getByText(/bank/i).first()).toBeVisible();
  await expect(page.getByText(/still|waiting|not answered/i).first()).toBeVisible();
  const [order] = await ordersOf(page);
  expect(order?.status).toBe('PAYMENT_PENDING');

  await page.close();
  const later = await context.newPage();
  await later.goto(`/orders/${order?.orderId}`);
  await houseLater(LATE_MS);
  await atConfirmedOrder(later, 2);
  await expectBoughtOnce(later, 2);
});

function payButton(page: Page) {
  return page.getByRole('button', { name: /^Pay/ });
}

async function fillCard(page: Page): Promise<void> {
  await page.getByLabel('Card number').fill(GOOD_CARD);
  await page.getByLabel(/Expiry/).fill('12/30');
  await page.getByLabel('Security code').fill('123');
}

/** One order, confirmed, with its tickets; no money came twice, so that none has to go back. */
async function expectBoughtOnce(page: Page, tickets: number): Promise<void> {
  const orders = await ordersOf(page);
  expect(orders).toMatchObject([{ status: 'CONFIRMED', refund: null }]);
  expect(orders[0]?.tickets).toHaveLength(tickets);
}

/** The house hears the first request; its answer never arrives. */
async function loseFirstAnswer(page: Page, address: string): Promise<{ readonly count: number }> {
  const lost = { count: 0 };
  await page.route(address, async (route: Route) => {
    if (lost.count > 0 || route.request().method() !== 'POST') return route.continue();
    lost.count += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  return lost;
}
