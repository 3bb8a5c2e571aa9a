import type { Show } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import type { Invitation, Organisation } from '@houseful/contract/organisations';
import type { PlannedShow, ScheduleBatch, ScheduleWeek } from '@houseful/contract/schedule-desk';
import { FIRST_ORGANISATION_ID, type StaffRole } from '@houseful/contract/staff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

const VENUE_ID = 'ven_test-talkies';
const CARD = {
  ...{ name: 'Standard', currency: 'INR', basis: 'all-in', rounding: 'line' },
  ticketTypes: [{ ticketTypeId: 'adult', name: 'Adult' }],
  cells: [
    {
      ...{ ticketTypeId: null, categoryId: null, format: null, daypart: null, weekdays: null },
      amount: 250_00,
    },
    {
      ...{ ticketTypeId: null, categoryId: 'gold', format: null, daypart: null, weekdays: [6, 7] },
      amount: 400_00,
    },
  ],
};
const PASSWORD = 'a long word for staff';

let open: OpenHouse;
let token: string;
let priceCardId: string;
let stranger: string;
let boxOffice: string;
beforeAll(async () => {
  open = await openHouse();
  token = await operatorToken(open);
  await open.settle();
  const { body } = await open.ask<{ ruleId: string }>('POST', '/desk/price-cards', {
    ...{ token, body: { organisationId: FIRST_ORGANISATION_ID, rule: CARD } },
  });
  priceCardId = body.ruleId;
  const circus = await open.ask<Organisation>('POST', '/desk/organisations', {
    ...{ token, body: { name: 'Circus' } },
  });
  stranger = await employ('owner', circus.body.organisationId);
  boxOffice = await employ('box-office', FIRST_ORGANISATION_ID);
});
afterAll(() => open.close());

async function employ(role: StaffRole, organisationId: string): Promise<string> {
  const email = `${role}@example.com`;
  const { body: session } = await open.ask<Session>('POST', '/auth/register', {
    body: { name: role, email, password: PASSWORD },
  });
  const { body: invitation } = await open.ask<Invitation>(
    'POST',
    `/desk/organisations/${organisationId}/invitations`,
    { token, body: { email, grants: [{ role, venueIds: null }] } },
  );
  const word = open.house.faces.organisations.invitationWord(invitation.invitationId);
  await open.ask('POST', '/desk/invitations/accept', {
    ...{ token: session.accessToken, body: { token: word } },
  });
  return session.accessToken;
}

const draft = (localDate: string, localTime: string, more: object = {}) => ({
  ...{ screenId: 'scr_1', titleId: 'ttl_test', localDate, localTime, language: 'Hindi' },
  ...{ format: '2D', terms: { priceCardId }, ...more },
});

type Planned = { items: PlannedShow[] };

function plan(shows: object[], as = token): Promise<Answer<Planned>> {
  return open.ask<Planned>('POST', '/desk/shows', {
    token: as,
    body: { venueId: VENUE_ID, shows },
  });
}

async function week(from: string, as = token): Promise<Answer<ScheduleWeek>> {
  return open.ask<ScheduleWeek>('GET', `/desk/venues/${VENUE_ID}/week?from=${from}`, { token: as });
}

const template = (from: string, until: string) => ({
  ...{ kind: 'template', venueId: VENUE_ID, from, until, terms: { priceCardId } },
  lines: [
    {
      ...{ titleId: 'ttl_test', language: 'Hindi', format: '2D', screenIds: ['scr_1', 'scr_2'] },
      ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], times: ['12:00', '18:00'] },
    },
  ],
});

describe('a show that is planned', () => {
  test('is bought by the prices of its card, and the week tells how it sells', async () => {
    const { status, body } = await plan([draft('2026-12-05', '18:00')]);
    expect(status).toBe(201);
    const [show] = body.items;
    await open.settle();
    const { body: onSale } = await open.ask<Show>('GET', `/shows/${show?.showId}`);
    expect(onSale.sale.categories.map(({ name, price }) => [name, price.amount])).toEqual([
      ['Silver', 250_00],
      ['Gold', 400_00],
    ]);
    const buyer = await open.guest();
    const hold = await open.ask('POST', '/holds', {
      ...{ token: buyer, body: { showId: show?.showId, seatIds: ['A1', 'A2'] } },
    });
    expect(hold.status).toBe(201);
    const { body: seen } = await week('2026-11-30', boxOffice);
    expect(seen.shows).toMatchObject([
      { showId: show?.showId, sales: { seatsTotal: 50, seatsTaken: 2, onSale: true } },
    ]);
    expect(seen).toMatchObject({ until: '2026-12-07', lastPriceCardId: priceCardId });

    const refused = await open.ask('PATCH', `/desk/shows/${show?.showId}`, {
      ...{ token, body: { language: 'Tamil' } },
    });
    expect(refused.body).toMatchObject({ code: 'show-has-sales', seatsTaken: 2 });
  });

  test('is sold by other terms once they change, as long as nobody has a seat', async () => {
    const { body } = await plan([draft('2026-12-06', '18:00')]);
    const path = `/desk/shows/${body.items[0]?.showId}`;
    await open.settle();
    const terms = { priceCardId, seatsPerBuyerMax: 2, saleClosesMinutesAfterStart: -60 };
    const changed = await open.ask<PlannedShow>('PATCH', path, {
      ...{ token, body: { language: 'Tamil', terms } },
    });
    expect(changed.body).toMatchObject({ language: 'Tamil', format: '2D', terms });
    const { body: onSale } = await open.ask<Show>('GET', path.replace('/desk', ''));
    expect(onSale).toMatchObject({
      language: 'Tamil',
      sale: {
        limits: { seatsPerBuyerMax: 2 },
        saleWindow: { closesAt: '2026-12-06T11:30:00.000Z' },
      },
    });
    const none = { priceCardId: 'prc_none' };
    const refused = await open.ask('PATCH', path, { token, body: { terms: none } });
    expect(refused.body).toMatchObject({
      code: 'shows-clash',
      clashing: [{ clashes: [{ reason: 'no-price-card' }] }],
    });
  });
});

describe('a programme', () => {
  test('is checked, put on, and met in the shop', async () => {
    await plan([draft('2026-12-15', '18:30')]);
    const wanted = template('2026-12-14', '2026-12-15');
    const check = await open.ask('POST', '/desk/schedule/check', { token, body: { plan: wanted } });
    expect(check.body).toMatchObject({ showsWanted: 8, showsFitting: 7 });
    const all = { plan: wanted, mode: 'all-or-nothing' };
    const refused = await open.ask<ScheduleBatch>('POST', '/desk/schedule/apply', {
      ...{ token, body: all },
    });
    expect(refused.body).toMatchObject({ state: 'refused', showsAdded: 0 });
    const done = await open.ask<ScheduleBatch>('POST', '/desk/schedule/apply', {
      ...{ token, body: { ...all, mode: 'skip-clashes' } },
    });
    expect(done.body).toMatchObject({ state: 'done', showsAdded: 7 });
    await open.settle();
    const shop = await open.ask<{ venues: { shows: unknown[] }[] }>(
      'GET',
      '/titles/ttl_test/shows?date=2026-12-14',
    );
    expect(shop.body.venues[0]?.shows).toHaveLength(4);
    const copy = {
      kind: 'copy',
      venueId: VENUE_ID,
      from: '2026-12-14',
      days: 2,
      to: ['2026-12-21'],
    };
    const again = await open.ask('POST', '/desk/schedule/apply', {
      ...{ token, body: { plan: copy, mode: 'all-or-nothing' } },
    });
    expect(again.body).toMatchObject({ state: 'done', showsAdded: 8 });
    const list = await open.ask<{ items: unknown[] }>(
      'GET',
      `/desk/schedule/batches?venue=${VENUE_ID}`,
      { token },
    );
    expect(list.body.items).toHaveLength(3);
  });
});

describe('another organisation', () => {
  test('neither sees nor changes anything of it', async () => {
    const { body } = await plan([draft('2026-12-28', '18:00')]);
    const showId = body.items[0]?.showId;
    const wanted = { plan: template('2026-12-29', '2026-12-29'), mode: 'skip-clashes' };
    const batch = await open.ask<ScheduleBatch>('POST', '/desk/schedule/apply', {
      ...{ token, body: wanted },
    });
    const tries: [string, string, object?][] = [
      ['GET', `/desk/venues/${VENUE_ID}/week?from=2026-12-28`],
      ['POST', '/desk/shows', { venueId: VENUE_ID, shows: [draft('2026-12-30', '18:00')] }],
      ['PATCH', `/desk/shows/${showId}`, { language: 'Tamil' }],
      ['POST', '/desk/schedule/check', { plan: wanted.plan }],
      ['POST', '/desk/schedule/apply', wanted],
      ['GET', `/desk/schedule/batches/${batch.body.batchId}`],
    ];
    for (const [method, path, asked] of tries) {
      const answer = await open.ask(method, path, { token: stranger, body: asked });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const list = await open.ask('GET', '/desk/schedule/batches', { token: stranger });
    expect(list.body).toMatchObject({ items: [] });
  });

  test('who only sells sees the programme and does not run it', async () => {
    expect((await week('2026-12-28', boxOffice)).status).toBe(200);
    const refused = await plan([draft('2026-12-30', '18:00')], boxOffice);
    expect(refused.status).toBe(403);
  });
});
