import type { Bench, Table } from '../bench.ts';
import { conditions, correct, ms, othersThan, percent, perSecond, speed } from '../figures.ts';
import { AUTH_SECRET, openHouse } from '../house/open-house.ts';
import { profileRound } from '../house/profile.ts';
import { onSale, stockOf } from '../house/stock.ts';
import { startEcho } from '../limits/start-echo.ts';
import { Histogram } from '../load/histogram.ts';
import type { Report } from '../load/meter.ts';
import { load } from '../load/start-load.ts';
import { alternate, judge } from '../rounds.ts';

const BUYERS = 256;
const ROUNDS = 5;
const PER_SECOND_MIN = 3_000;
/** More than two cores have ever made, so that the seats do not run out. */
const PER_SECOND_MAX = 10_000;

/** Hold, order, pay: three calls, each on the answer of the one before, tickets issued. */
export const bookings: Bench = {
  name: 'bookings',
  about: 'Complete bookings of two seats over three HTTP calls: hold, order, confirm.',
  run: async ({ seconds, smoke, profile }) => {
    const rounds = smoke ? 1 : ROUNDS;
    const warmMs = smoke ? 100 : 1_000;
    const connections = smoke ? 16 : BUYERS;
    const press = { connections, warmMs, measureMs: seconds * 1_000, authSecret: AUTH_SECRET };
    const stock = stockOf(smoke ? 1 : PER_SECOND_MAX * (seconds + 1) * (rounds + 1));
    const house = await openHouse(onSale(stock));
    try {
      const echo = await startEcho(house, stock);
      let firstPair = 1;
      const round = async (port: number, onWarm?: () => void): Promise<Report> => {
        const report = await load(
          { kind: 'bookings', ...stock, ...press, port, firstPair },
          onWarm,
        );
        if (port === house.port) firstPair = report.extra['nextPair'] ?? firstPair;
        return report;
      };
      const done = await alternate(house, echo, rounds, round);
      const judged = judge(
        done,
        {
          title: `Bookings, ${connections} buyers at a time`,
          limit: 'the same three calls to a bare Fastify echo',
          house: 'hold, order, confirm',
        },
        200,
      );
      const profiled = profile ? await profileRound(house, () => round(house.port)) : [];
      const [books] = await house.sql<{ orders: number; seats: number; tickets: number }>(
        `select (select count(*)::int from booking.orders where status = 'CONFIRMED') as orders,
                (select count(*)::int from booking.seats where taken_until = 'infinity') as seats,
                (select count(*)::int from tickets.tickets) as tickets`,
      );
      const errors = othersThan(judged.reports, [200]);
      return {
        tables: [...judged.tables, stepsOf(done.house.map(({ report }) => report)), ...profiled],
        verdicts: [
          correct('every call succeeds', `${errors} others`, errors === 0),
          correct(
            'each booking has its order, its two seats and its two tickets',
            `${firstPair} bookings, ${books?.orders} orders, ${books?.seats} seats, ${books?.tickets} tickets`,
            books?.orders === firstPair &&
              books.seats === 2 * firstPair &&
              books.tickets === 2 * firstPair,
          ),
          speed(
            `at least ${perSecond(PER_SECOND_MIN)} bookings/s`,
            `${perSecond(judged.rate)}/s, ${percent(judged.ratio)} of the echo`,
            judged.rate >= PER_SECOND_MIN,
          ),
        ],
        plots: [judged.plot],
        notes: [judged.limitedBy, conditions(house)],
      };
    } finally {
      await house.close();
    }
  },
};

function stepsOf(reports: readonly Report[]): Table {
  return {
    title: 'Each call',
    columns: ['', 'p50 ms', 'p99 ms', 'max ms'],
    rows: ['hold', 'order', 'confirm'].map((name) => {
      const latency = Histogram.of(reports.flatMap(({ steps }) => steps[name] ?? []));
      return [name, ms(latency.percentileMs(50)), ms(latency.percentileMs(99)), ms(latency.maxMs)];
    }),
  };
}
