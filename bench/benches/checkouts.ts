import type { Bench } from '../bench.ts';
import {
  conditions,
  correct,
  latencyOf,
  ms,
  othersThan,
  percent,
  perSecond,
  speed,
  watch,
} from '../figures.ts';
import { AUTH_SECRET, openHouse } from '../house/open-house.ts';
import { onSale, stockOf } from '../house/stock.ts';
import { Histogram } from '../load/histogram.ts';
import { load } from '../load/start-load.ts';

const CHECKOUTS = 10_000;
const WAIT_MS = 15_000;
const PAY_MS = 45_000;
const P99_MS_MAX = 500;

const SEARCHES = [
  '/api/v1/movies?city=mumbai&limit=20',
  '/api/v1/movies?city=mumbai&q=a',
  '/api/v1/search?q=night&city=mumbai',
  '/api/v1/titles?city=delhi&language=Hindi',
  '/api/v1/shows/shw_bench-1',
];

/** Thousands stand at the counter and look for their card; everybody else must not notice. */
export const checkouts: Bench = {
  name: 'checkouts',
  about: '10,000 checkouts open at the same time, paying slowly, while others search and book.',
  run: async ({ smoke }) => {
    const count = smoke ? 200 : CHECKOUTS;
    const stock = stockOf(smoke ? 1 : 120_000);
    // The demo city, so that there is something to search in.
    const house = await openHouse({ ...onSale(stock), demoCity: !smoke });
    try {
      const watched = await watch(house.usage, () =>
        load({
          kind: 'checkouts',
          ...stock,
          port: house.port,
          authSecret: AUTH_SECRET,
          checkouts: count,
          waitMs: smoke ? 200 : WAIT_MS,
          payMs: smoke ? 400 : PAY_MS,
          searchPaths: smoke ? SEARCHES.slice(4) : SEARCHES,
        }),
      );
      const { report, memory } = watched;
      const { ordered = 0, openMs = 0, paid = 0, booked = 0, refused = 0 } = report.extra;
      const [books] = await house.sql<{ confirmed: number }>(
        `select count(*)::int as confirmed from booking.orders where status = 'CONFIRMED'`,
      );
      const failed = refused + othersThan([report], [200]);
      const parts = [
        { name: 'search', latency: latencyOf([report]) },
        { name: 'a whole booking (three calls)', latency: stepOf(report.steps['booking']) },
        { name: 'paying at last', latency: stepOf(report.steps['paid']) },
      ];
      return {
        tables: [
          {
            title: `While ${ordered} orders stood unpaid and were then paid`,
            columns: ['', 'times', 'p50 ms', 'p99 ms', 'max ms'],
            rows: parts.map(({ name, latency }) => [
              name,
              latency.count,
              ms(latency.percentileMs(50)),
              ms(latency.percentileMs(99)),
              ms(latency.maxMs),
            ]),
          },
          {
            title: 'Meanwhile',
            columns: ['', 'of one core', 'memory MB'],
            rows: [
              ['server', percent(watched.server), memory.serverMb],
              ['PostgreSQL', percent(watched.postgres), memory.postgresMb],
            ],
          },
        ],
        verdicts: [
          correct('no error', `${failed}`, failed === 0),
          correct(
            'all are paid in the end, and nothing else is',
            `${paid} of ${ordered} paid, ${booked} booked by others, ${books?.confirmed} confirmed orders`,
            ordered === count && paid === count && (books?.confirmed ?? 0) >= paid + booked,
          ),
          ...parts.map(({ name, latency }) => {
            const p99 = latency.percentileMs(99);
            return speed(`${name}: p99 below ${P99_MS_MAX} ms`, `${ms(p99)} ms`, p99 < P99_MS_MAX);
          }),
        ],
        plots: [],
        notes: [
          conditions(house),
          `The orders were opened at ${perSecond((ordered / openMs) * 1_000)}/s.`,
        ],
      };
    } finally {
      await house.close();
    }
  },
};

function stepOf(data: Parameters<typeof Histogram.of>[0][number] | undefined): Histogram {
  return Histogram.of(data ? [data] : []);
}
