import type { Bench } from '../bench.ts';
import { conditions, correct, ms, othersThan, percent, perSecond, speed } from '../figures.ts';
import { AUTH_SECRET, openHouse } from '../house/open-house.ts';
import { profileRound } from '../house/profile.ts';
import { onSale, stockOf } from '../house/stock.ts';
import { startEcho } from '../limits/start-echo.ts';
import type { Report } from '../load/meter.ts';
import { load } from '../load/start-load.ts';
import { alternate, judge } from '../rounds.ts';

const CONNECTIONS = 128;
const ROUNDS = 5;
const RATIO_MIN = 0.45;
const P99_MS_MAX = 50;
/** More than two cores have ever made, so that the seats do not run out. */
const PER_SECOND_MAX = 30_000;

/** `POST /holds` of two seats against a bare echo of the same request and the same answer. */
export const holds: Bench = {
  name: 'holds',
  about: 'How near a durable hold of two seats comes to a bare Fastify echo of the same JSON.',
  run: async ({ seconds, smoke, profile }) => {
    const rounds = smoke ? 1 : ROUNDS;
    const warmMs = smoke ? 100 : 1_000;
    const connections = smoke ? 16 : CONNECTIONS;
    const press = { connections, warmMs, measureMs: seconds * 1_000, authSecret: AUTH_SECRET };
    const stock = stockOf(smoke ? 1 : PER_SECOND_MAX * (seconds + 1) * (rounds + 1));
    const house = await openHouse(onSale(stock));
    try {
      const echo = await startEcho(house, stock);
      let firstPair = 1;
      const round = async (port: number, onWarm?: () => void): Promise<Report> => {
        const report = await load({ kind: 'holds', ...stock, ...press, port, firstPair }, onWarm);
        // The echo takes no seats.
        if (port === house.port) firstPair = report.extra['nextPair'] ?? firstPair;
        return report;
      };
      const done = await alternate(house, echo, rounds, round);
      const judged = judge(
        done,
        {
          title: `Holds of two seats, ${connections} connections`,
          limit: 'bare Fastify echo',
          house: 'POST /api/v1/holds',
        },
        201,
      );
      const profiled = profile ? await profileRound(house, () => round(house.port)) : [];
      const [books] = await house.sql<{ held: number; wrong: number }>(
        `select count(*)::int as held, count(*) filter (where seats <> 2)::int as wrong
           from (select hold_id, count(*) as seats from booking.seats group by hold_id) as h`,
      );
      const errors = othersThan(judged.reports, [201]);
      const p99 = judged.latency.percentileMs(99);
      return {
        tables: [...judged.tables, ...profiled],
        verdicts: [
          correct('every request is answered 201', `${errors} others`, errors === 0),
          correct(
            'each hold has its two seats in PostgreSQL, and nobody else has any',
            `${books?.held} holds of ${firstPair} asked for, ${books?.wrong} without two seats`,
            books?.held === firstPair && books.wrong === 0,
          ),
          speed(
            `at least ${percent(RATIO_MIN)} of the echo`,
            `${percent(judged.ratio)} (${perSecond(judged.rate)}/s)`,
            judged.ratio >= RATIO_MIN,
          ),
          speed(`p99 at most ${P99_MS_MAX} ms`, `${ms(p99)} ms`, p99 <= P99_MS_MAX),
        ],
        plots: [judged.plot],
        notes: [judged.limitedBy, conditions(house)],
      };
    } finally {
      await house.close();
    }
  },
};
