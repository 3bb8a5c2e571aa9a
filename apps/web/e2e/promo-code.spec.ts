import { expect, test } from './journey.ts';
import {
  aShow,
  atConfirmedOrder,
  chooseSeats,
  GOOD_CARD,
  holdSeats,
  openSeats,
  ordersOf,
  payByCard,
} from './shop.ts';
import { english } from './words.ts';

/** Takes ₹50 off an order, once for each person. */
const CODE = 'houseful';

test('a promo code is asked for, refused with a reason, and taken off the sum that is paid', async ({
  page,
}, info) => {
  await openSeats(page, await aShow(page.request, 6));
  await chooseSeats(page, 2);
  await holdSeats(page);
  const pay = page.getByRole('button', { name: english('checkout.payTotal') });
  const before = rupeesOf(await pay.innerText());

  await page.getByText(english('promo.ask')).click();
  const field = page.getByLabel(english('promo.code'));
  const apply = page.getByRole('button', { name: english('promo.apply') });
  await field.fill('no such code');
  await apply.click();
  await expect(page.getByRole('alert')).toHaveText(english('promo.reasons.unknown'));
  await expect(pay).toHaveText(new RegExp(`₹${before}$`));

  // It counts once for each person, so it wants to know who this is.
  await field.fill(CODE);
  await apply.click();
  await expect(page.getByRole('alert')).toHaveText(english('promo.reasons.contact-needed'));
  await page.getByLabel('Email').fill(`promo-${info.project.name}-${before}@example.com`);
  await apply.click();
  await expect(page.getByText(english('promo.counts'))).toBeVisible();
  const sum = page.getByRole('region', { name: english('checkout.seats') });
  await expect(sum.getByText('(HOUSEFUL)')).toBeVisible();
  await expect(sum.getByText('You save ₹50')).toBeVisible();
  await expect(pay).toHaveText(new RegExp(`₹${before - 50}$`));

  await page.getByRole('button', { name: english('promo.drop') }).click();
  await expect(pay).toHaveText(new RegExp(`₹${before}$`));
  await page.getByText(english('promo.ask')).click();
  await field.fill(CODE.toUpperCase());
  await apply.click();
  await expect(pay).toHaveText(new RegExp(`₹${before - 50}$`));

  await pay.click();
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 2);
  const [order] = await ordersOf(page);
  expect(order?.total.amount).toBe((before - 50) * 100);
  expect(order?.quote.offers).toMatchObject([{ code: 'HOUSEFUL', amount: { amount: 5_000 } }]);
});

function rupeesOf(text: string): number {
  return Number(text.replace(/[^\d.]/g, ''));
}
