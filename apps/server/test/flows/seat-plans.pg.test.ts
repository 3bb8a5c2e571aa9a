import type { SeatMap } from '@houseful/contract/seat-map';
import type { SeatPlan, SeatPlanSummary } from '@houseful/contract/seat-plans';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import type { Plan } from '@houseful/seat-plan/plan';
import { planFrom } from '@houseful/seat-plan/templates';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

const PLAN = planFrom('cinema-120', {
  ...{ screen: 'Screen', stage: 'Stage', seats: 'Seats', stalls: 'Stalls', balcony: 'Balcony' },
  ...{ floor: 'Floor', side: 'Side', gate: 'A', standard: 'Standard', front: 'Front' },
  ...{ premium: 'Premium', recliner: 'Recliner' },
});
const VENUE_ID = 'ven_test-talkies';

let open: OpenHouse;
let token: string;
let screenId: string;
beforeAll(async () => {
  open = await openHouse();
  token = await operatorToken(open);
  const { body } = await open.ask<DeskVenue>('POST', `/desk/venues/${VENUE_ID}/screens`, {
    ...{ token, body: { name: 'The new room' } },
  });
  screenId = body.screens.at(-1)?.screenId ?? '';
});
afterAll(() => open.close());

const begin = (from: object, name = 'The new room') =>
  open.ask<SeatPlan>('POST', '/desk/seat-plans', {
    token,
    body: { venueId: VENUE_ID, name, from },
  });
const publish = (planId: string, version: number, screenIds = [screenId]) =>
  open.ask<SeatPlanSummary>('POST', `/desk/seat-plans/${planId}/publish`, {
    ...{ token, body: { version, screenIds } },
  });
const save = (planId: string, body: object) =>
  open.ask<SeatPlanSummary>('PATCH', `/desk/seat-plans/${planId}`, { token, body });

describe('a seat plan', () => {
  test('is drawn, saved, published, and then a room that shows can be in', async () => {
    const begun = await begin({ plan: PLAN });
    expect(begun.status).toBe(201);
    const { planId } = begun.body;
    expect(
      (await open.ask<SeatPlan>('GET', `/desk/seat-plans/${planId}`, { token })).body.plan,
    ).toEqual(PLAN);
    const saved = await save(planId, { version: 1, plan: { ...PLAN, width: PLAN.width + 10 } });
    expect(saved.body).toMatchObject({ version: 2, published: null });
    expect((await publish(planId, 1)).body).toMatchObject({
      code: 'seat-plan-changed',
      version: 2,
    });
    const published = await publish(planId, 2);
    const seatMapId = published.body.published?.seatMapId ?? '';
    expect((await publish(planId, 2)).body.published?.seatMapId).toBe(seatMapId);
    const map = await open.ask<SeatMap>('GET', `/seat-maps/${seatMapId}`);
    expect(
      map.body.sections.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats)),
    ).toHaveLength(120);
    await open.settle();
    const venue = await open.ask<DeskVenue>('GET', `/venues/${VENUE_ID}`);
    expect(venue.body.screens.at(-1)).toMatchObject({ screenId, seatMapId, seatCount: 120 });
  });

  test('published anew changes nothing that is on sale', async () => {
    const known = await open.ask<{ venue: object; seatMapId?: string }>(
      'GET',
      '/shows/shw_evening',
    );
    const before = await open.ask('GET', '/shows/shw_evening/seatmap', { sameHouse: true });
    const { body: venue } = await open.ask<DeskVenue>('GET', `/desk/venues/${VENUE_ID}`, { token });
    const screen = venue.screens.find(({ seatMapId }) => seatMapId === 'smp_small');
    const begun = await begin({ seatMapId: 'smp_small' }, 'Redrawn');
    expect(begun.status).toBe(201);
    const plan = begun.body.plan as unknown as Plan;
    const { planId } = begun.body;
    await save(planId, { version: 1, plan: { ...plan, sections: plan.sections.slice(0, 1) } });
    const published = await publish(planId, 1, [screen?.screenId ?? '']);
    expect(published.status).toBe(200);
    expect(published.body.published?.seatMapId).not.toBe('smp_small');
    await open.settle();
    const after = await open.ask('GET', '/shows/shw_evening/seatmap', { sameHouse: true });
    expect(after.body).toEqual(before.body);
    expect((await open.ask('GET', '/shows/shw_evening')).status).toBe(known.status);
  });

  test('that two change at the same time keeps what the first has saved', async () => {
    const { planId } = (await begin({ plan: PLAN }, 'Shared')).body;
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => save(planId, { version: 1, name })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  test('with an error is not published, and its screen stays as it was', async () => {
    // Two rows of the same names, on top of each other.
    const twice = PLAN.sections.map((section) => ({
      ...section,
      blocks: section.blocks.flatMap((block) => [block, { ...block, id: `${block.id}-again` }]),
    }));
    const flawed = { ...PLAN, sections: twice };
    const { planId } = (await begin({ plan: flawed }, 'Flawed')).body;
    const refused = await publish(planId, 1);
    expect(refused.body).toMatchObject({ code: 'seat-plan-flawed' });
  });

  test.each([
    ['no plan at all', { plan: { format: 'something else' } }, 400],
    ['somebody else’s seat map', { seatMapId: 'smp_elsewhere' }, 404],
  ])('is not begun with %s', async (_what, from, status) => {
    expect((await begin(from)).status).toBe(status);
  });

  test('is not there for who does not run the venue, and cannot be given to another’s screen', async () => {
    const { planId } = (await begin({ plan: PLAN }, 'Mine')).body;
    expect((await publish(planId, 1, ['scr_elsewhere'])).body).toMatchObject({
      code: 'no-such-screen',
    });
    const guest = await open.guest();
    expect((await open.ask('GET', `/desk/seat-plans/${planId}`, { token: guest })).status).toBe(
      403,
    );
    expect((await open.ask('GET', '/desk/seat-plans/pln_none', { token })).body).toMatchObject({
      code: 'no-such-seat-plan',
    });
  });
});
