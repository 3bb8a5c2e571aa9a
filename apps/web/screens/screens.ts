import { DECLINED_CARD, LATE_CARD, MEMBER, OPERATOR, payByCard } from '../e2e/shop.ts';
import { joinByApi } from '../e2e/waiting-room.ts';
import type { Stage } from './stage.ts';

const HOLD_MS = 600_000;
const STRANGERS = 24;

export interface Screen {
  readonly name: string;
  /** Leads the page to the state that is shown. */
  show(stage: Stage): Promise<unknown>;
}

export interface Area {
  readonly id: string;
  readonly title: string;
  readonly screens: readonly Screen[];
}

/** In the order in which a buyer meets them; what lets time pass comes last. */
export const AREAS: readonly Area[] = [
  {
    id: 'discovery',
    title: 'Discovery',
    screens: [
      { name: 'Cities', show: ({ open }) => open('/?choose') },
      { name: 'The front page', show: ({ open }) => open('/mumbai') },
      {
        name: 'Further down',
        show: async ({ open, page }) => {
          await open('/mumbai');
          await page.evaluate(() => scrollTo(0, 900));
        },
      },
      { name: 'Everything, with filters', show: ({ open }) => open('/mumbai/titles') },
      { name: 'Search', show: ({ open }) => open('/search?q=coldpaly&city=mumbai') },
      { name: 'Title', show: ({ open, show }) => open(`/titles/${show.titleId}?city=mumbai`) },
      {
        name: 'Shows of a day',
        show: async ({ open, page, show }) => {
          await open(`/titles/${show.titleId}?city=mumbai&date=${show.localDate}`);
          await page.locator('#shows').evaluate((shows) => shows.scrollIntoView());
        },
      },
      { name: 'Coming soon', show: ({ open, coming }) => open(`/titles/${coming?.titleId}`) },
      { name: 'Venue', show: ({ open, venueId }) => open(`/venues/${venueId}`) },
      { name: 'Nothing here', show: ({ open }) => open('/no-such-place') },
    ],
  },
  {
    id: 'seats',
    title: 'Seats',
    screens: [
      {
        name: 'A small room',
        show: async ({ open, page, show }) => {
          await open(`/shows/${show.showId}/seats`);
          await page.getByRole('checkbox').first().waitFor();
        },
      },
      {
        name: 'Seats chosen',
        show: async ({ open, page, show }) => {
          await open(`/shows/${show.showId}/seats`);
          await page.getByRole('checkbox').first().waitFor();
          await page.locator('[role=checkbox]:not([aria-disabled])').nth(40).click();
        },
      },
      {
        name: 'The same in words',
        show: async ({ page, said }) => {
          await page.getByRole('button', { name: said('seats.map.asList') }).click();
          await page.locator('main fieldset').first().waitFor();
        },
      },
      {
        name: 'A stadium',
        show: async ({ open, page, stadium }) => {
          await open(`/shows/${stadium.showId}/seats`);
          await page.locator('button[data-block]').first().waitFor();
        },
      },
      {
        name: 'One of its blocks',
        show: async ({ page }) => {
          await page.locator('button[data-block]').nth(40).focus();
          await page.keyboard.press('Enter');
          await page.getByRole('checkbox').first().waitFor();
        },
      },
    ],
  },
  {
    id: 'waiting-room',
    title: 'The waiting room',
    screens: [
      {
        name: 'Closed doors',
        show: async ({ become, session, open, room }) => {
          await become(session);
          await open(room.path);
        },
      },
      {
        name: 'The lobby',
        show: async ({ open, page, room }) => {
          await room.order('open');
          await joinByApi(page.request, room, STRANGERS);
          await open(room.path);
          await page.locator('dl').first().waitFor();
        },
      },
      {
        name: 'In line',
        show: async ({ page, room }) => {
          await room.order('pause');
          await room.order('close-lobby');
          await page.locator('dl dd').first().waitFor();
        },
      },
      {
        name: 'The draw, checked',
        show: async ({ open, page, room }) => {
          await open(`${room.path}/draw`);
          await page.locator('main h2').first().waitFor();
        },
      },
      {
        name: 'Inside, at the seats',
        show: async ({ open, page, room }) => {
          await room.change({ rules: { placesPerInterval: 100 } });
          await room.order('resume');
          await open(room.path);
          await page.waitForURL(/\/seats/);
          await page.getByRole('checkbox').first().waitFor();
        },
      },
    ],
  },
  {
    id: 'checkout',
    title: 'Checkout',
    screens: [
      { name: 'Checkout', show: checkout },
      {
        name: 'The parts of the price',
        show: async (stage) => {
          await checkout(stage);
          await stage.page.getByText(stage.said('price.parts')).first().click();
        },
      },
      {
        name: 'Sign in, seats kept',
        show: async (stage) => {
          await checkout(stage);
          await stage.page
            .getByRole('button', { name: stage.said('checkout.signIn') })
            .first()
            .click();
          await stage.page.getByRole('dialog').waitFor();
        },
      },
      {
        name: 'The bank',
        show: async (stage) => {
          await checkout(stage);
          await stage.page.getByLabel(stage.said('forms.email')).fill('asha@example.com');
          await stage.page.getByRole('button', { name: stage.said('checkout.payTotal') }).click();
          await stage.page.waitForURL(/\/sandbox\//);
        },
      },
      { name: 'Declined', show: ({ page }) => payByCard(page, DECLINED_CARD) },
      {
        name: 'The bank is silent',
        show: async ({ page, said }) => {
          await page.getByRole('link', { name: said('payment.again') }).click();
          await payByCard(page, LATE_CARD);
          await page.getByRole('heading', { name: said('payment.pendingTitle') }).waitFor();
        },
      },
      {
        name: 'Too late',
        show: async ({ become, session, open, page, houseLater, lateHold, said }) => {
          await become(session);
          await houseLater(HOLD_MS);
          await open(`/checkout/${lateHold.holdId}`);
          await page.getByRole('heading', { name: said('checkout.expiredTitle') }).waitFor();
        },
      },
    ],
  },
  {
    id: 'tickets',
    title: 'Tickets',
    screens: [
      { name: 'My tickets', show: async (stage) => asGuest(stage, '/tickets') },
      {
        name: 'An order',
        show: async (stage) => asGuest(stage, `/orders/${stage.paid.orderId}`),
      },
      {
        name: 'At the gate',
        show: async (stage) => {
          await asGuest(stage, `/orders/${stage.paid.orderId}`);
          await stage.page
            .getByRole('button', { name: stage.said('tickets.showAtGate') })
            .first()
            .click();
        },
      },
      {
        name: 'Cancel: the refund first',
        show: async (stage) => {
          await asGuest(stage, `/orders/${stage.paid.orderId}`);
          await stage.page.getByRole('button', { name: stage.said('order.cancel') }).click();
          await stage.page.getByRole('dialog').waitFor();
        },
      },
      {
        name: 'Cancelled',
        show: async (stage) => asGuest(stage, `/orders/${stage.cancelled.orderId}`),
      },
      {
        name: 'No tickets yet',
        show: async ({ become, open }) => {
          await become(null);
          await open('/tickets');
        },
      },
      { name: 'Offline', show: ({ open }) => open('/offline') },
    ],
  },
  {
    id: 'account',
    title: 'Account and house',
    screens: [
      {
        name: 'Sign in',
        show: async ({ become, open }) => {
          await become(null);
          await open('/account');
        },
      },
      {
        name: 'A member',
        show: async ({ become, open }) => {
          await become(MEMBER);
          await open('/account');
        },
      },
      {
        name: 'The mailbox',
        show: async ({ become, open }) => {
          await become(OPERATOR);
          await open('/backoffice/mailbox');
        },
      },
      {
        name: 'A mail',
        show: async ({ page }) => {
          await page.locator('main a[href*="/mailbox/"]').first().click();
          await page.locator('iframe').waitFor();
        },
      },
      {
        name: 'Waiting rooms',
        show: async ({ open, page }) => {
          await open('/desk/waiting-rooms');
          await page.locator('main li a').first().waitFor();
        },
      },
      {
        name: 'The desk of a waiting room',
        show: async ({ page }) => {
          await page.locator('main li a').first().click();
          await page.getByRole('slider').waitFor();
        },
      },
      {
        name: 'A new waiting room',
        show: async ({ open, page }) => {
          await open('/desk/waiting-rooms/new');
          await page.locator('main form li button').first().waitFor();
        },
      },
    ],
  },
];

async function checkout({ become, session, open, hold, page }: Stage): Promise<void> {
  await become(session);
  await open(`/checkout/${hold.holdId}`);
  await page.getByRole('timer').waitFor();
}

async function asGuest({ become, session, open }: Stage, path: string): Promise<void> {
  await become(session);
  await open(path);
}
