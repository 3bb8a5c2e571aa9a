import type { PlanTerms, SchedulePlan } from '@houseful/contract/schedule-desk';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { Call } from '@houseful/contract/operation';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fact } from '#platform/facts/facts';
import { Problem } from '#platform/problem';
import {
  type CatalogWorld,
  catalogWorld,
  showOf,
  titleOf,
  venueAt,
} from './catalog-world.fixture.ts';

const MUMBAI = { cityId: 'mumbai', latitude: 19, longitude: 73 };
const TERMS: PlanTerms = {
  ...{ priceCardId: 'prc_card', saleOpensAt: null, saleClosesMinutesAfterStart: 15 },
  ...{ seatsPerBuyerMax: null, cancellation: null, orphanRule: null },
};

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld();
  await world.face.addTitles([
    titleOf('ttl_film'),
    titleOf('ttl_later', { releaseDate: '2026-12-25' }),
    titleOf('ttl_theirs', { organisationId: 'org_other', shared: false }),
  ]);
});
afterAll(() => world.close());

let venues = 0;
let venueId: string;
let keys = 0;

beforeEach(async () => {
  venueId = `ven_${(venues += 1)}`;
  await world.tellVenues([venueAt(venueId, MUMBAI, `Regal ${venues}`)]);
});

function staff(key = `key ${(keys += 1)}`, organisationId = FIRST_ORGANISATION_ID): Call {
  const caller = { buyerId: 'usr_manager', roles: [] };
  return { caller, idempotencyKey: key, reach: [{ organisationId, venueIds: null }] };
}

const draft = (localDate: string, localTime: string, more: object = {}) => ({
  ...{ screenId: `${venueId}-1`, titleId: 'ttl_film', localDate, localTime },
  ...{ durationMinutes: null, language: 'Hindi', format: '2D', terms: TERMS, ...more },
});

/** Times on the first screen, each day from Monday the 23rd of November 2026 until the Sunday, but for what is said otherwise. */
const template = (times: string[], more: object = {}): SchedulePlan => ({
  ...{ kind: 'template', venueId, from: '2026-11-23', until: '2026-11-29', terms: TERMS },
  lines: [
    {
      ...{ titleId: 'ttl_film', language: 'Hindi', format: '2D', durationMinutes: null },
      ...{ screenIds: [`${venueId}-1`], weekdays: [1, 2, 3, 4, 5, 6, 7], times, ...more },
    },
  ],
});

const refusal = (error: unknown) =>
  error instanceof Problem ? { code: error.code, ...error.members } : error;

async function week(from = '2026-11-23', days = 7) {
  return world.face.getScheduleWeek({ venueId, from, days }, staff());
}

async function starts(from = '2026-11-23', days = 7): Promise<string[]> {
  const { shows } = await week(from, days);
  return shows.map(({ localDate, localTime }) => `${localDate} ${localTime}`).toSorted();
}

describe('a show that is planned', () => {
  test('is on sale with the room’s prices, keeps its screen, and is noted', async () => {
    const { items } = await world.face.planShows(
      { venueId, shows: [draft('2026-11-24', '18:00'), draft('2026-11-24', '21:00')] },
      staff(),
    );
    expect(items).toMatchObject([
      { localTime: '18:00', startsAt: '2026-11-24T12:30:00.000Z', preShowMinutes: 15 },
      { localTime: '21:00', endsAt: '2026-11-24T17:30:00.000Z', cleanUpMinutes: 20 },
    ]);
    const [first] = (await world.recorded('catalog.show-scheduled')).filter(
      ({ showId }) => showId === items[0]?.showId,
    );
    expect(first).toMatchObject({
      ...{ seatMapId: 'smp_1', opensAt: world.clock.now().toISOString() },
      ...{ closesAt: '2026-11-24T12:45:00.000Z', categories: [{ price: { amount: 25_000 } }] },
      label: { venueId, titleName: 'ttl_film' },
    });
    const notes = await world.recorded('audit.noted');
    expect(notes.filter(({ venueId: at }) => at === venueId)).toHaveLength(2);
    const { lastPriceCardId, titles } = await week();
    expect([lastPriceCardId, titles.map(({ name }) => name)]).toEqual(['prc_card', ['ttl_film']]);
  });

  test('asked for again it is the same one; something else under its key is refused', async () => {
    const call = staff();
    const ask = (time: string) =>
      world.face.planShows({ venueId, shows: [draft('2026-11-24', time)] }, call);
    const first = await ask('18:00');
    expect(await ask('18:00')).toEqual(first);
    expect(await starts()).toEqual(['2026-11-24 18:00']);
    expect(await ask('12:00').catch(refusal)).toMatchObject({ code: 'idempotency-key-reused' });
  });

  test('comes with the others or not at all, and every reason is named', async () => {
    const shows = [
      draft('2026-11-24', '10:00'),
      draft('2026-11-24', '12:00', { titleId: 'ttl_later' }),
      draft('2026-11-24', '11:02'),
      draft('2026-11-24', '19:00', { terms: { ...TERMS, priceCardId: 'prc_none' } }),
      draft('2026-11-24', '22:00', { terms: { ...TERMS, priceCardId: 'prc_silver' } }),
    ];
    const refused = await world.face.planShows({ venueId, shows }, staff()).catch(refusal);
    expect(refused).toMatchObject({
      code: 'shows-clash',
      clashing: [
        {
          position: 1,
          clashes: [{ reason: 'not-released' }, { reason: 'overlap', with: { showId: null } }],
        },
        { position: 2, clashes: [{ reason: 'off-grid' }, { reason: 'overlap' }] },
        { position: 3, clashes: [{ reason: 'no-price-card' }] },
        { position: 4, clashes: [{ reason: 'unpriced', categories: ['Gold'] }] },
      ],
    });
    expect(await starts()).toEqual([]);
  });

  test('stops selling at its end when it is made shorter, and sells as long as before when it is made longer again', async () => {
    const wish = draft('2026-11-24', '18:00');
    const { items } = await world.face.planShows({ venueId, shows: [wish] }, staff());
    const showId = items[0]?.showId ?? '';
    const planned = await world.recorded('catalog.show-scheduled');
    const terms = planned.find((one) => one.showId === showId);
    if (!terms) throw new Error('nothing was planned');
    const salesEndAfter = async (durationMinutes: number) => {
      const { screenId, localDate, localTime } = wish;
      const nobody = { orders: 0, hasBuyers: false, expectedOrders: 0, reason: 'The cut is in' };
      await world.face.moveShow(
        { showId, screenId, localDate, localTime, durationMinutes, terms, ...nobody },
        staff(),
      );
      const moved = await world.recorded('catalog.show-moved');
      return moved.filter((one) => one.showId === showId).at(-1)?.closesAt;
    };
    expect(terms.closesAt).toBe('2026-11-24T12:45:00.000Z');
    expect(await salesEndAfter(10)).toBe('2026-11-24T12:40:00.000Z');
    expect(await salesEndAfter(150)).toBe('2026-11-24T12:45:00.000Z');
  });

  test('is nowhere for others: venue, screen and title must be theirs', async () => {
    const at = (more: object, call: Call) =>
      world.face
        .planShows({ venueId, shows: [draft('2026-11-24', '18:00', more)] }, call)
        .catch(refusal);
    expect(await at({}, staff('other', 'org_other'))).toMatchObject({ code: 'no-such-venue' });
    expect(await at({ screenId: 'scr_none' }, staff())).toMatchObject({ code: 'no-such-screen' });
    expect(await at({ titleId: 'ttl_theirs' }, staff())).toMatchObject({ code: 'no-such-title' });
  });
});

describe('what venues tell', () => {
  test('opening hours and the use of screens count from then on', async () => {
    const { venue, cityName } = venueAt(venueId, MUMBAI, 'Regal again');
    const [screen] = venue.screens;
    if (!screen) throw new Error('no screen');
    const open = { opens: '10:00', closes: '23:00' };
    await world.tell([
      fact('venues.venue-changed', {
        ...{
          venue,
          cityName,
          organisationId: FIRST_ORGANISATION_ID,
          version: 2,
          state: 'Maharashtra',
        },
        openingHours: [null, open, open, open, open, open, open],
        screens: [
          {
            ...screen,
            preShowMinutes: 0,
            cleanUpMinutes: 5,
            startGridMinutes: 30,
            isRetired: false,
          },
        ],
      }),
    ]);
    const lines = template(['10:00', '12:30', '12:05', '21:30']);
    const { clashing } = await world.face.checkSchedule({ plan: lines }, staff());
    const told = clashing
      .filter(({ localDate }) => localDate <= '2026-11-24')
      .map(({ localDate, localTime, clashes }) => [
        `${localDate} ${localTime}`,
        clashes.map(({ reason }) => reason).join(),
      ]);
    expect(told).toEqual([
      ['2026-11-23 10:00', 'closed'],
      ['2026-11-23 12:30', 'closed'],
      ['2026-11-23 12:05', 'off-grid,closed'],
      ['2026-11-23 21:30', 'closed'],
      ['2026-11-24 12:05', 'off-grid,overlap'],
      ['2026-11-24 21:30', 'closed'],
    ]);
  });
});

describe('a batch', () => {
  test('is dry at first: the check changes nothing and names what clashes', async () => {
    await world.face.planShows({ venueId, shows: [draft('2026-11-25', '18:30')] }, staff());
    const plan = template(['18:00', '21:30']);
    expect(await world.face.checkSchedule({ plan }, staff())).toMatchObject({
      ...{ showsWanted: 14, showsFitting: 13 },
      clashing: [
        {
          ...{ localDate: '2026-11-25', localTime: '18:00', titleName: 'ttl_film' },
          clashes: [{ reason: 'overlap', with: { localTime: '18:30' } }],
        },
      ],
    });
    expect(await starts()).toEqual(['2026-11-25 18:30']);

    const nothing = await world.face.applySchedule({ plan, mode: 'all-or-nothing' }, staff());
    expect(nothing).toMatchObject({ state: 'refused', showsAdded: 0, clashing: [{ position: 4 }] });
    expect(await starts()).toEqual(['2026-11-25 18:30']);

    const call = staff();
    const rest = await world.face.applySchedule({ plan, mode: 'skip-clashes' }, call);
    expect(rest).toMatchObject({ state: 'done', showsAdded: 13, showsDone: 14 });
    expect(await world.face.applySchedule({ plan, mode: 'skip-clashes' }, call)).toEqual(rest);
    expect(await starts()).toHaveLength(14);
    const { items } = await world.face.listScheduleBatches({ limit: 10, venue: venueId }, staff());
    expect(items.map(({ state }) => state).toSorted()).toEqual(['done', 'refused']);
    const asked = await world.face.getScheduleBatch({ batchId: rest.batchId }, staff());
    expect(asked).toEqual(rest);
    const others = staff('others', 'org_other');
    expect(
      await world.face.getScheduleBatch({ batchId: rest.batchId }, others).catch(refusal),
    ).toMatchObject({ code: 'no-such-batch' });
    expect((await world.face.listScheduleBatches({ limit: 10 }, others)).items).toEqual([]);
  });

  test('a large one goes on by itself, a step at a time, and a crash in between adds nothing twice', async () => {
    const plan = {
      ...template(['09:00', '12:00', '15:00', '18:00']),
      until: '2027-02-28',
    } as SchedulePlan;
    const begun = await world.face.applySchedule({ plan, mode: 'skip-clashes' }, staff());
    expect(begun).toMatchObject({ state: 'running', showsWanted: 392, showsDone: 100 });
    const done = async () => world.face.getScheduleBatch({ batchId: begun.batchId }, staff());
    // The loop was nudged; the job of another process joins in.
    for (let tries = 0; (await done()).state === 'running' && tries < 200; tries += 1) {
      await world.runJob('catalog/run-batches');
    }
    expect(await done()).toMatchObject({ state: 'done', showsAdded: 392, clashing: [] });
    const { rows } = await world.database.pool.query(
      'select count(*)::int as shows from catalog.shows where venue_id = $1',
      [venueId],
    );
    expect(rows).toEqual([{ shows: 392 }]);
  });

  test('has limits', async () => {
    const long = { ...template(['18:00']), until: '2028-01-01' } as SchedulePlan;
    expect(await world.face.checkSchedule({ plan: long }, staff()).catch(refusal)).toMatchObject({
      ...{ code: 'batch-too-large', showsMax: 2_000, daysMax: 370 },
    });
  });

  test('a time in the night belongs to its evening, and copies keep nights whole', async () => {
    const friday = template(['21:00', '00:30'], { weekdays: [5] });
    await world.face.applySchedule({ plan: friday, mode: 'all-or-nothing' }, staff());
    expect(await starts()).toEqual(['2026-11-27 21:00', '2026-11-28 00:30']);
    expect(await starts('2026-11-27', 1)).toHaveLength(2);
    const copy: SchedulePlan = {
      ...{ kind: 'copy', venueId, from: '2026-11-27', days: 1, to: ['2026-12-04', '2026-12-05'] },
      ...{ screenIds: null, priceCardId: null },
    };
    await world.face.applySchedule({ plan: copy, mode: 'all-or-nothing' }, staff());
    expect(await starts('2026-12-04', 7)).toEqual([
      ...['2026-12-04 21:00', '2026-12-05 00:30', '2026-12-05 21:00', '2026-12-06 00:30'],
    ]);
  });

  test('what came without a card is copied by the one that is named', async () => {
    const ready = showOf(`shw_${venueId}`, 'ttl_film', venueId, '2026-11-24T12:30:00.000Z', {
      turnaround: { preShowMinutes: 0, cleanUpMinutes: 20 },
    });
    await world.face.scheduleShows([ready]);
    const copy = (priceCardId: string | null): SchedulePlan => ({
      ...{ kind: 'copy', venueId, from: '2026-11-24', days: 1, to: ['2026-11-26'] },
      ...{ screenIds: null, priceCardId },
    });
    const { clashing } = await world.face.checkSchedule({ plan: copy(null) }, staff());
    expect(clashing).toMatchObject([{ clashes: [{ reason: 'no-price-card' }] }]);
    const done = { plan: copy('prc_card'), mode: 'all-or-nothing' } as const;
    expect(await world.face.applySchedule(done, staff())).toMatchObject({ showsAdded: 1 });
  });
});

describe('the terms of a show', () => {
  test('change, and are noted; of others’ shows nothing is known', async () => {
    const { items } = await world.face.planShows(
      { venueId, shows: [draft('2026-11-24', '18:00')] },
      staff(),
    );
    const showId = items[0]?.showId ?? '';
    const terms = { ...TERMS, seatsPerBuyerMax: 4 };
    const changed = await world.face.changeShow({ showId, language: 'Tamil', terms }, staff());
    expect(changed).toMatchObject({ language: 'Tamil', format: '2D', terms });
    expect((await week()).shows).toMatchObject([{ language: 'Tamil', terms }]);
    const notes = await world.recorded('audit.noted');
    expect(notes.filter(({ action }) => action === 'show.changed')).toMatchObject([
      { before: { language: 'Hindi' }, after: { language: 'Tamil' } },
    ]);
    const call = staff('x', 'org_other');
    expect(await world.face.changeShow({ showId }, call).catch(refusal)).toMatchObject({
      code: 'no-such-show',
    });
  });
});
