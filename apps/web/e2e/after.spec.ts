import type { OrderDetails } from '@houseful/contract/booking';
import type { CancellationOffer } from '@houseful/contract/cancellation';
import { expect, test } from './journey.ts';
import { aShow, asGuest, buyByApi, callApi, qrCodes, tokenOf } from './shop.ts';
import { english } from './words.ts';

test('tickets that were seen once open without a network, QR code and all', async ({
  page,
  context,
  trouble,
}) => {
  trouble.allow(/^requestfailed net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
  const token = await asGuest(page);
  const { orderId } = await buyByApi(page.request, await aShow(page.request, 15), {
    email: 'airplane@example.com',
    quantity: 2,
    token,
  });
  await page.goto('/tickets');
  await page.locator(`a[href$="/orders/${orderId}"]`).first().click();
  await expect(qrCodes(page)).toHaveCount(2);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
  await page.reload();
  await expect(qrCodes(page)).toHaveCount(2);

  await context.setOffline(true);
  await page.reload();
  await expect(qrCodes(page)).toHaveCount(2);
  await expect(qrCodes(page).first()).toBeVisible();
  await page.goto('/tickets');
  await expect(page.locator(`a[href$="/orders/${orderId}"]`).first()).toBeVisible();
  await page.goto('/chennai');
  await expect(page.getByRole('heading', { name: english('offline.title') })).toBeVisible();
  await context.setOffline(false);
});

test('cancelling shows the refund first, gives exactly that, and the tickets open no gate', async ({
  page,
}) => {
  const token = await asGuest(page);
  const { orderId } = await buyByApi(page.request, await aShow(page.request, 16), {
    email: 'changed-plans@example.com',
    quantity: 2,
    token,
  });
  await page.goto(`/orders/${orderId}`);
  await page.getByRole('button', { name: english('order.cancel') }).click();
  const offer = await callApi<CancellationOffer>(
    page.request,
    'get',
    `/orders/${orderId}/cancellation`,
    { token },
  );
  expect(offer.refundPercent).toBe(75);
  const dialog = page.getByRole('dialog', { name: english('cancel.title') });
  const rupees = new Intl.NumberFormat('en-IN').format(offer.refund.amount / 100);
  await expect(dialog.getByText(rupees).first()).toBeVisible();
  await dialog.getByRole('button', { name: english('cancel.confirm') }).click();

  await expect(page.getByRole('heading', { name: english('order.cancelledTitle') })).toBeVisible();
  await expect(qrCodes(page)).toHaveCount(0);
  const order = await callApi<OrderDetails>(page.request, 'get', `/orders/${orderId}`, {
    token: await tokenOf(page),
  });
  expect(order).toMatchObject({ status: 'CANCELLED', refund: { amount: offer.refund } });
});
