import type { Show } from '@houseful/contract/booking';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { aShow, callApi, OPERATOR, signIn } from './shop.ts';

test('a price card is made, read in words, asked what a show would cost, copied and ended', async ({
  page,
}) => {
  const name = `Weekend ${Date.now()}`;
  await signIn(page, OPERATOR);
  await page.goto('/desk/prices');
  await page.getByRole('link', { name: 'New price card' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Name')).toBeFocused();
  await expect(page.getByText('Write a name.').first()).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add: Child' }).click();
  await page.getByLabel('Every category, Everybody, Always').fill('250');
  await page.getByLabel('Every category, Child, Always').fill('150');
  await page.getByRole('button', { name: 'Add its categories' }).click();
  await expect(page.getByRole('row')).not.toHaveCount(2);

  await page.getByRole('button', { name: /certain days, times or a format/ }).click();
  await page.getByText('When these count').last().click();
  await page.getByRole('button', { name: 'Sat', exact: true }).last().click();
  await page.getByRole('button', { name: 'Sun', exact: true }).last().click();
  await page.getByLabel('Every category, Everybody, Saturday and Sunday').fill('dear');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Write amounts as 250 or 249.50.')).toBeVisible();
  await page.getByLabel('Every category, Everybody, Saturday and Sunday').fill('300');
  await expect(page.getByRole('region', { name: 'How the card is read' })).toContainText(
    /Saturday and Sunday[^]*Always/,
  );
  await expectAccessible(page, 'the form of a price card');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();

  // Half of 18 % is central, half the state's; it is in what buyers pay.
  const tester = page.getByRole('region', { name: 'What would a show cost?' });
  await tester.getByLabel('Day and time').fill('2026-12-05T19:30');
  await tester.getByRole('button', { name: 'Work it out' }).click();
  const adult = tester.getByRole('row', { name: /· Adult/ }).first();
  await expect(adult).toContainText('₹300');
  await expect(adult).toContainText('₹45.76');
  await expectAccessible(page, 'what a show would cost');

  await page.getByRole('link', { name: 'Begin a copy' }).click();
  await expect(page.getByLabel('Name')).toHaveValue(`${name} (copy)`);
  await page.goBack();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('This one has ended')).toBeVisible();
  await page.goto('/desk/prices');
  await expect(page.getByText(name, { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Show ended ones, too' }).click();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
  await expectAccessible(page, 'the price cards');
});

test('the usual taxes are told with their days, and a fee of the house counts from its day on', async ({
  page,
}) => {
  const name = `Convenience ${Date.now()}`;
  await signIn(page, OPERATOR);
  await page.goto('/desk/prices/taxes');
  await expect(
    page.getByText('Films: 5 % up to ₹100 and 18 % above · for shows from 22 Sept 2025'),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Fees' }).click();
  await page.getByRole('link', { name: 'New fee' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('For shows from this day on').fill('2031-01-01');
  await page.getByLabel('At least (INR)').fill('200');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The least cannot be more than the most.').first()).toBeVisible();
  await page.getByLabel('At least (INR)').fill('10');
  await expectAccessible(page, 'the form of a fee');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  await page.getByRole('link', { name: '← Fees' }).click();
  await expect(page.getByText(/₹10 to ₹150 · for shows from 1 Jan 2031/)).toBeVisible();
  await page.getByText(name).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('This one has ended')).toBeVisible();
});

test('an announced step makes the show dearer for new buyers, and is written down', async ({
  page,
}, info) => {
  const { showId } = await aShow(page.request, info.project.name === 'phone' ? 8 : 9);
  const priceOf = async () => {
    const { sale } = await callApi<Show>(page.request, 'get', `/shows/${showId}`);
    return sale.categories[0]?.price.amount ?? 0;
  };
  const before = await priceOf();
  await signIn(page, OPERATOR);
  await page.goto(`/desk/prices/steps/new?show=${showId}`);
  await page.getByLabel('Name', { exact: true }).fill('As it sells');
  await page.getByLabel('Notice (hours)').fill('0');
  await page.getByLabel('What buyers read').fill('Opening days are over');
  await page.getByLabel('Sold (%)').fill('0');
  await page.getByLabel('Change (%)').fill('20');
  await expectAccessible(page, 'the form of price steps');
  await page.getByRole('button', { name: 'Save' }).click();
  const log = page.getByRole('region', { name: 'Steps taken' });
  await expect(log.getByText('Opening days are over')).toBeVisible({ timeout: 60_000 });
  await expect.poll(priceOf).toBeGreaterThan(before * 1.15);

  await page.goto('/desk/audit?kind=tier-plan');
  await expect(page.getByText('Prices took a step:').first()).toBeVisible();
  await expect(page.getByText('the house itself').first()).toBeVisible();
});
