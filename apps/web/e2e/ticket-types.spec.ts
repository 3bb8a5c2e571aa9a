import type { OrderDetails } from '@houseful/contract/booking';
import { expect, test } from './journey.ts';
import {
  aShow,
  atConfirmedOrder,
  callApi,
  chooseSeats,
  GOOD_CARD,
  goToBank,
  holdSeats,
  openSeats,
  ordersOf,
  payByCard,
} from './shop.ts';
import { later, operator } from './timetable.ts';
import { english } from './words.ts';

const ADULT = 300_00;
const CHILD = 180_00;

test('a family buys for an adult and a child: told at the seats, chosen at the checkout, and paid so', async ({
  page,
}) => {
  const { venue, freeWeek, token } = await operator(page);
  const { titleId, language, format } = await aShow(page.request, 3);
  const screen = venue.screens.find(({ seatMapId, isRetired }) => seatMapId && !isRetired);
  const anything = { categoryId: null, format: null, daypart: null, weekdays: null };
  const { ruleId } = await callApi<{ ruleId: string }>(page.request, 'post', '/desk/price-cards', {
    token,
    data: {
      organisationId: venue.organisationId,
      rule: {
        ...{ name: `Families ${Date.now()}`, currency: 'INR', basis: 'all-in', rounding: 'line' },
        ticketTypes: [
          { ticketTypeId: 'adult', name: 'Adult' },
          { ticketTypeId: 'child', name: 'Child' },
        ],
        cells: [
          { ...anything, ticketTypeId: null, amount: ADULT },
          { ...anything, ticketTypeId: 'child', amount: CHILD },
        ],
      },
    },
  });
  const planned = await callApi<{ items: { showId: string }[] }>(
    page.request,
    'post',
    '/desk/shows',
    {
      token,
      data: {
        venueId: venue.venueId,
        shows: [
          {
            ...{ screenId: screen?.screenId, titleId, language, format },
            ...{ localDate: later(await freeWeek(), 2), localTime: '15:00' },
            terms: { priceCardId: ruleId },
          },
        ],
      },
    },
  );
  const showId = planned.items[0]?.showId ?? '';
  await expect
    .poll(async () => (await page.request.get(`/api/v1/shows/${showId}`)).status())
    .toBe(200);

  await openSeats(page, { showId });
  await chooseSeats(page, 2);
  await expect(page.getByText('Also for Child')).toBeVisible();
  await holdSeats(page);
  const pay = page.getByRole('button', { name: english('checkout.payTotal') });
  await expect(pay).toHaveText(/₹600$/);
  const types = page.getByRole('group', { name: english('checkout.ticketTypes') });
  await types.getByRole('combobox').last().selectOption({ label: 'Child · ₹180' });
  await expect(pay).toHaveText(/₹480$/);
  await page.reload();
  await expect(pay).toHaveText(/₹480$/);

  await goToBank(page, 'family@example.com');
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 2);
  await expect(page.getByText(/Child/).first()).toBeVisible();
  const [order] = await ordersOf(page);
  expect(typesOf(order)).toEqual(['Adult 30000', 'Child 18000']);
  expect(order?.total.amount).toBe(ADULT + CHILD);
});

function typesOf(order: OrderDetails | undefined): string[] {
  const lines = order?.quote.lines ?? [];
  return lines.map(({ ticketTypeName, price }) => `${ticketTypeName} ${price.amount}`).toSorted();
}
