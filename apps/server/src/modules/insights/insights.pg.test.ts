import { fc, test as property } from '@fast-check/vitest';
import type { Retold, RetellPage } from '@houseful/contract/faces/retell';
import type { Call } from '@houseful/contract/operation';
import type { NewFact, Reaction } from '#platform/facts/facts';
import { inTransaction } from '#platform/postgres/tx';
import { silentLogger } from '#platform/telemetry/logger';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import {
  type History,
  historyOf,
  labelOf,
  type OrderStory,
  SHOWS,
  showIdOf,
} from './history.fixture.ts';
import { createInsights, type Insights } from './index.ts';

let database: TestDatabase;
let insights: Insights;
const clock = manualClock('2026-10-26T12:00:00.000Z');

beforeAll(async () => {
  database = await cloneDatabase();
  insights = createInsights({ pool: database.pool, clock, log: silentLogger });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query(
    `truncate insights.orders, insights.shows, insights.names, insights.sales, insights.money,
              insights.offers, insights.steps, insights.seat_maps, insights.generations;
     insert into insights.generations (generation, is_current) values (1, true)`,
  );
});

const OPERATOR: Call = {
  ...{ caller: { buyerId: 'usr_o', roles: [] }, idempotencyKey: null },
  reach: [{ organisationId: 'org_first', venueIds: null }],
};

async function tell(facts: readonly NewFact[]): Promise<void> {
  for (const [name, some] of Map.groupBy(facts, (each) => each.name)) {
    for (const reaction of insights.reactions.filter((each) => each.fact === name)) {
      await act(reaction, some);
    }
  }
}

function act(reaction: Reaction, facts: readonly NewFact[]): Promise<void> {
  return inTransaction(database.pool, (tx) =>
    reaction.act(tx, facts.map(({ payload }) => payload) as never),
  );
}

/** Pages of two, so that there are several. */
function retelling<T>(items: readonly T[], size = 2) {
  return async ({ after }: RetellPage): Promise<Retold<T>> => {
    const from = Number(after ?? 0);
    const next = from + size < items.length ? String(from + size) : null;
    return { items: items.slice(from, from + size), next };
  };
}

function sourcesOf({ shows, orders, money }: History) {
  return {
    booking: { retellShows: retelling(shows), retellOrders: retelling(orders) },
    payments: { retellMoney: retelling(money) },
  };
}

/** Every sum there is; rows in which nothing is left count as none. */
async function sums() {
  const read = async (text: string) => (await database.pool.query(text)).rows;
  const without = (table: string, zero: string) =>
    read(`select (to_jsonb(t) - 'generation')::text as row from insights.${table} t
           where generation = (select generation from insights.generations where is_current)
             and not (${zero}) order by 1`);
  return {
    sales: await without('sales', 'orders = 0 and orders_cancelled = 0'),
    money: await without('money', 'entries = 0 and amount = 0'),
    offers: await without('offers', 'orders = 0'),
    shows: await without('shows', 'false'),
  };
}

const story = fc.record({
  show: fc.nat(SHOWS - 1),
  seats: fc.integer({ min: 1, max: 6 }),
  paidAt: fc.nat(4 * 24 * 60),
  lagMinutes: fc.constantFrom(0, 0, 0, 3, 90),
  end: fc.constantFrom(
    ...(['kept', 'kept', 'cancelled', 'cancelled-for-nothing', 'unkept'] as const),
    ...(['paid-twice', 'free', 'changed', 'changed-and-cancelled'] as const),
  ),
  counter: fc.boolean(),
  code: fc.constantFrom(null, 'TEN'),
});
const stories = fc
  .array(story, { maxLength: 25 })
  .map((told) => told.map((each, number): OrderStory => ({ ...each, orderId: `ord_${number}` })));

property.prop(
  [
    stories.map(historyOf).chain((history) =>
      fc.tuple(
        fc.constant(history),
        // Everything once, some of it again, in any order, cut into deliveries.
        fc
          .array(fc.nat(Math.max(0, history.facts.length - 1)), { maxLength: 10 })
          .chain((again) => {
            const all = [...history.facts.keys(), ...again];
            return fc.shuffledSubarray(all, { minLength: all.length });
          }),
        fc.integer({ min: 1, max: 9 }),
      ),
    ),
  ],
  { numRuns: 25 },
)(
  'the sums that facts keep are those of a recount, to the paisa',
  async ([history, order, size]) => {
    await database.pool.query(
      `truncate insights.orders, insights.shows, insights.sales, insights.money, insights.offers;
     update insights.generations set progress = '{}'`,
    );
    for (let start = 0; start < order.length; start += size) {
      await tell(order.slice(start, start + size).flatMap((place) => history.facts[place] ?? []));
    }
    const kept = await sums();
    await insights.recount({ sources: sourcesOf(history) });
    const recounted = await sums();
    expect(recounted).toEqual(kept);
    const { rows } = await database.pool.query(
      'select count(distinct generation) from insights.orders',
    );
    expect(Number(rows[0]?.count)).toBeLessThanOrEqual(1);
  },
);

const STORIES: readonly OrderStory[] = [
  ...Array.from(
    { length: 12 },
    (_, number): OrderStory => ({
      orderId: `ord_${number}`,
      show: number % 4,
      seats: 1 + (number % 3),
      paidAt: 600 * number,
      lagMinutes: 0,
      end: (['kept', 'cancelled', 'unkept', 'paid-twice'] as const)[(number >> 2) % 4] ?? 'kept',
      counter: number % 5 === 0,
      code: number % 2 === 0 ? 'TEN' : null,
    }),
  ),
];

test('news that comes while everything is counted anew is in the new sums and in the old', async () => {
  const past = historyOf(STORIES.slice(0, 8));
  const all = historyOf(STORIES);
  await tell(past.facts);
  let pages = 0;
  const sources = sourcesOf(all);
  const told = new Set(past.facts.map((each) => JSON.stringify(each)));
  const late = all.facts.filter((each) => !told.has(JSON.stringify(each)));
  await insights.recount({
    sources: {
      ...sources,
      booking: {
        ...sources.booking,
        retellOrders: async (page) => {
          if (pages++ === 1) await tell(late);
          return sources.booking.retellOrders(page);
        },
      },
    },
  });
  const counted = await sums();
  await database.pool.query(
    'truncate insights.orders, insights.shows, insights.sales, insights.money, insights.offers',
  );
  await tell(all.facts);
  expect(counted).toEqual(await sums());
});

test('a recount that was broken off goes on where it was', async () => {
  const history = historyOf(STORIES);
  await tell(history.facts);
  const kept = await sums();
  const sources = sourcesOf(history);
  const asked: (string | null)[] = [];
  const breaking = {
    ...sources,
    booking: {
      ...sources.booking,
      retellOrders: async (page: RetellPage) => {
        asked.push(page.after);
        if (asked.length === 3) throw new Error('the lights went out');
        return sources.booking.retellOrders(page);
      },
    },
  };
  await expect(insights.recount({ sources: breaking })).rejects.toThrow('lights');
  expect(await sums()).toEqual(kept);
  await insights.recount({ sources: breaking });
  expect(asked.slice(0, 4)).toEqual([null, '2', '4', '4']);
  expect(await sums()).toEqual(kept);
});

test('two deliveries of the same order at the same time lose nothing', async () => {
  const history = historyOf(STORIES);
  const reactions = new Map(insights.reactions.map((each) => [each.consumer, each]));
  await tell(history.facts.filter(({ name }) => name === 'catalog.show-scheduled'));
  const of = (name: string) => history.facts.filter((each) => each.name === name);
  const deliver = (consumer: string, name: string) => {
    const reaction = reactions.get(consumer);
    if (!reaction) throw new Error(consumer);
    return act(reaction, of(name));
  };
  await Promise.all([
    deliver('insights/keep-confirmed', 'booking.order-confirmed'),
    deliver('insights/keep-captured', 'payments.payment-captured'),
    deliver('insights/keep-cancelled', 'booking.order-cancelled'),
    deliver('insights/keep-refunded', 'payments.payment-refunded'),
    deliver('insights/keep-confirmed', 'booking.order-confirmed'),
    deliver('insights/keep-unfulfillable', 'booking.order-unfulfillable'),
  ]);
  const kept = await sums();
  await insights.recount({ sources: sourcesOf(history) });
  expect(await sums()).toEqual(kept);
});

test('the books of every day close, and an organisation sees its own alone', async () => {
  await tell(historyOf(STORIES).facts);
  const asked = { from: '2026-10-23', until: '2026-11-05' };
  const close = await insights.face.getDailyClose(asked, OPERATOR);
  expect(close).toMatchObject({ difference: 0, currency: 'INR', owedAtStart: 0, owedAtEnd: 0 });
  expect(close.taken).toBeGreaterThan(0);
  expect(close.unkept).toBeGreaterThan(0);
  expect(close.taken).toBe(close.sold + close.unkept + close.carried);
  expect(close.sold).toBe(close.base + close.fee + close.tax);
  expect(close.days.every(({ difference }) => difference === 0)).toBe(true);
  expect(new Set(close.days.map(({ venueName }) => venueName))).toEqual(
    new Set(['Regal', '=Pride']),
  );
  const nobody = await insights.face.getDailyClose(
    { ...asked, organisation: 'org_other' },
    OPERATOR,
  );
  expect(nobody).toMatchObject({ taken: 0, days: [] });

  const csv = String(await insights.face.exportDailyClose(asked, OPERATOR));
  expect(csv).toContain(",'=Pride,");
  const workbook = await insights.face.exportDailyCloseWorkbook(asked, OPERATOR);
  expect(
    Buffer.from(workbook as Uint8Array)
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('before money and order are both told, the difference shows it', async () => {
  const { facts } = historyOf(STORIES.slice(0, 1));
  await tell(facts.filter(({ name }) => name !== 'payments.payment-captured'));
  const asked = { from: '2026-10-23', until: '2026-10-30' };
  expect((await insights.face.getDailyClose(asked, OPERATOR)).difference).toBe(-25_000);
  await tell(facts);
  expect((await insights.face.getDailyClose(asked, OPERATOR)).difference).toBe(0);
});

test('steps are counted in memory, written together, and at the venue’s own day', async () => {
  await tell(historyOf([]).facts);
  const { countStep } = insights.face;
  for (let looks = 0; looks < 3; looks += 1) countStep('show', { showId: showIdOf(0) });
  countStep('title', { titleId: labelOf(0).titleId });
  countStep('hold', { showId: 'shw_unknown' });
  await insights.writeSteps();
  countStep('show', { showId: showIdOf(0) });
  await insights.writeSteps();
  const funnel = await insights.face.getFunnelReport({ range: 'today' }, OPERATOR);
  expect(funnel.total).toEqual({ title: 1, show: 4, seats: 0, hold: 0, order: 0, paid: 0 });
  expect(funnel.days).toHaveLength(1);
});

test('sales can be told apart in every way, and all ways have the same sum', async () => {
  await tell([...historyOf(STORIES).facts]);
  const asked = { from: '2026-10-20', until: '2026-11-05' };
  const totals = await Promise.all(
    (['day', 'title', 'venue', 'channel', 'show'] as const).map(async (group) => {
      const { lines, total } = await insights.face.getSalesReport({ ...asked, group }, OPERATOR);
      const gross = lines.reduce((sum, { figures }) => sum + figures.gross, 0);
      expect(gross, group).toBe(total.figures.gross);
      expect(
        String(await insights.face.exportSalesReport({ ...asked, group }, OPERATOR)),
      ).toContain('gross');
      return total.figures;
    }),
  );
  expect(new Set(totals.map((total) => JSON.stringify(total))).size).toBe(1);
  expect(totals[0]).toMatchObject({ net: expect.any(Number) });
  const promos = await insights.face.getPromoReport(asked, OPERATOR);
  expect(promos.lines).toMatchObject([{ offerId: 'off_1', code: 'TEN' }]);
});

test('who reaches one venue sees what belongs to it, told apart in whatever way', async () => {
  await tell(historyOf(STORIES).facts);
  const asked = { from: '2026-10-20', until: '2026-11-05' };
  const call: Call = {
    ...OPERATOR,
    reach: [{ organisationId: 'org_first', venueIds: ['ven_regal'] }],
  };
  const grossOf = async (more: object, by: Call) => {
    const { total } = await insights.face.getSalesReport({ ...asked, group: 'day', ...more }, by);
    return total.figures.gross;
  };
  const own = await grossOf({}, call);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(await grossOf({}, OPERATOR));
  expect(await grossOf({ venue: 'ven_regal' }, OPERATOR)).toBe(own);
  expect(await grossOf({ venue: 'ven_pride' }, call)).toBe(0);
  for (const group of ['title', 'venue', 'channel', 'show'] as const) {
    expect(await grossOf({ group }, call), group).toBe(own);
  }
  const titles = ['ttl_0', 'ttl_1'].map((title) => grossOf({ title }, call));
  expect((await Promise.all(titles)).reduce((sum, gross) => sum + gross, 0)).toBe(own);
  const occupancy = await insights.face.getOccupancyReport(asked, call);
  expect(new Set(occupancy.shows.map(({ venueName }) => venueName))).toEqual(new Set(['Regal']));
});
