import { manualClock } from '../../apps/server/test/kit/manual-clock.ts';
import { createInsights } from '../../apps/server/src/modules/insights/index.ts';
import { createPool, type Pool } from '../../apps/server/src/platform/postgres/pool.ts';
import { silentLogger } from '../../apps/server/src/platform/telemetry/logger.ts';
import type { Asked, Bench, Outcome } from '../bench.ts';
import { type House, openHouse } from '../house/open-house.ts';
import { fillYear, type SoldYear } from '../house/sold-year.ts';

const MS_MAX = 500;
const ROUNDS = 30;
const CONNECTIONS_MAX = 4;
const FROM = '2025-12-01';
const NOW = '2026-11-20T12:00:00.000Z';

const YEAR: SoldYear = {
  ...{ orders: 5_000_000, venues: 87, titles: 170, showsPerVenueDay: 15, days: 360, from: FROM },
};
const WEEK: SoldYear = { ...YEAR, orders: 5_000, venues: 5, titles: 6, days: 359 };

type Face = ReturnType<typeof createInsights>['face'];
type Call = Parameters<Face['getSalesReport']>[1];

const CALL: Call = {
  ...{ caller: { buyerId: 'usr_bench', roles: [] }, idempotencyKey: null },
  reach: [{ organisationId: 'org_first', venueIds: null }],
};

const ALL = { from: FROM, until: '2026-11-20' };
const MONTH = { from: '2026-10-21', until: '2026-11-20' };
const QUARTER = { from: '2026-08-21', until: '2026-11-20' };

const REPORTS: readonly [name: string, ask: (face: Face, showId: string) => Promise<unknown>][] = [
  ['sales by day, a year', (face) => face.getSalesReport({ ...ALL, group: 'day' }, CALL)],
  ['sales by venue, a year', (face) => face.getSalesReport({ ...ALL, group: 'venue' }, CALL)],
  ['sales by title, a year', (face) => face.getSalesReport({ ...ALL, group: 'title' }, CALL)],
  ['sales by channel, a year', (face) => face.getSalesReport({ ...ALL, group: 'channel' }, CALL)],
  ['sales by show, a month', (face) => face.getSalesReport({ ...MONTH, group: 'show' }, CALL)],
  ['top titles, a quarter', (face) => face.getTopTitles({ ...QUARTER, by: 'gross' }, CALL)],
  ['occupancy, a quarter', (face) => face.getOccupancyReport(QUARTER, CALL)],
  ['pace of a show', (face, showId) => face.getPaceReport({ showId, against: 'kind' }, CALL)],
  ['funnel, a year', (face) => face.getFunnelReport(ALL, CALL)],
  ['refunds, a year', (face) => face.getRefundReport(ALL, CALL)],
  ['offers, a year', (face) => face.getPromoReport(ALL, CALL)],
  ['close of a day', (face) => face.getDailyClose({ range: 'today' }, CALL)],
];

/** Reports as the server asks its PostgreSQL for them, one at a time. */
export const reports: Bench = {
  name: 'reports',
  about:
    'every report over a year of five million orders, next to a count of the orders themselves',
  run: measure,
};

async function measure({ smoke }: Asked): Promise<Outcome> {
  const year = smoke ? WEEK : YEAR;
  const house = await openHouse({ rooms: [], shows: [] });
  const pool = createPool(house.databaseUrl(), CONNECTIONS_MAX, silentLogger);
  try {
    await fillYear(house, year);
    return await measureReports(house, pool, year, smoke ? 2 : ROUNDS);
  } finally {
    await pool.end();
    await house.close();
  }
}

async function measureReports(
  house: House,
  pool: Pool,
  year: SoldYear,
  rounds: number,
): Promise<Outcome> {
  const { face } = createInsights({ pool, clock: manualClock(NOW), log: silentLogger });
  const [show] = await house.sql<{ show_id: string }>(
    `select show_id from bench.shows where local_day = '2026-11-20' limit 1`,
  );
  const figures: { name: string; p50: number; p99: number }[] = [];
  for (const [name, ask] of REPORTS) {
    const times: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const start = performance.now();
      await ask(face, show?.show_id ?? '');
      if (round >= 0) times.push(performance.now() - start);
    }
    figures.push({ name, p50: quantile(times, 0.5), p99: quantile(times, 0.99) });
  }
  const { countMs, isSame } = await countBeside(house, face);
  const slowest = figures.reduce((most, one) => (one.p99 > most.p99 ? one : most));
  return {
    tables: [
      {
        title: `Milliseconds a report, ${year.orders} orders in ${year.days} days, ${rounds} times each`,
        columns: ['report', 'p50', 'p99', `of ${MS_MAX} ms`],
        rows: figures.map(({ name, p50, p99 }) => [
          ...[name, p50.toFixed(1), p99.toFixed(1), `${((p99 * 100) / MS_MAX).toFixed(0)} %`],
        ]),
      },
    ],
    verdicts: [
      {
        claim: `every report is there in less than ${MS_MAX} ms (p99)`,
        got: `${slowest.p99.toFixed(0)} ms, ${slowest.name}`,
        ok: slowest.p99 < MS_MAX,
        kind: 'speed',
      },
      {
        claim: 'sales by day are what a count of the orders says, day by day, to the paisa',
        got: isSame ? 'yes' : 'no',
        ok: isSame,
        kind: 'correctness',
      },
    ],
    plots: [],
    notes: [
      'The sums are made of generated orders by one statement each, day by day, and not by facts: that facts keep the same sums is what the tests of insights show.',
      `The limit is to count the orders themselves, by day, in one statement: ${countMs.toFixed(0)} ms.`,
    ],
  };
}

/** The same question to the orders themselves. */
async function countBeside({ sql }: House, face: Face) {
  const start = performance.now();
  const counted = await sql<{ day: string; orders: number; gross: number; refunded: number }>(
    `select local_day::text as day, count(*)::int as orders, sum(seats * price)::float8 as gross,
            coalesce(sum(seats * price / 2) filter (where is_cancelled), 0)::float8 as refunded
       from bench.orders where local_day between $1 and $2 group by local_day order by local_day`,
    [ALL.from, ALL.until],
  );
  const countMs = performance.now() - start;
  const { lines } = await face.getSalesReport({ ...ALL, group: 'day' }, CALL);
  const told = lines
    .filter(({ figures }) => figures.orders > 0)
    .map(({ key, figures: { orders, gross, refunded } }) => ({
      day: key,
      orders,
      gross,
      refunded,
    }));
  return { countMs, isSame: JSON.stringify(told) === JSON.stringify(counted) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
