import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked, Bench, Outcome, Table } from '../bench.ts';
import {
  correct,
  latencyOf,
  median,
  ms,
  othersThan,
  percent,
  perSecond,
  rateOf,
  speed,
  type Watched,
  watch,
} from '../figures.ts';
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { startProgram } from '../house/processes.ts';
import { readProfile } from '../house/profile.ts';
import { ARENA, seatCount } from '../house/room.ts';
import { Connection } from '../load/connection.ts';
import { buyersInTurn, holdRequest, SHOWS_AT_ONCE, type Stock } from '../load/hold-requests.ts';
import type { Report } from '../load/meter.ts';
import { load } from '../load/start-load.ts';

const CONNECTIONS = 128;
const ROUNDS = 5;
const RATIO_MIN = 0.45;
const P99_MS_MAX = 50;
/** More than two cores have ever made, so that the seats do not run out. */
const HOLDS_PER_SECOND_MAX = 30_000;
const ECHO = join(import.meta.dirname, '../limits/echo.ts');

interface Rounds {
  readonly echo: Report[];
  readonly house: Watched[];
}

/** `POST /holds` of two seats against a bare echo of the same request and the same answer. */
export const holds: Bench = {
  name: 'holds',
  about: 'How near a durable hold of two seats comes to a bare Fastify echo of the same JSON.',
  run: async (asked) => {
    const press = {
      connections: asked.smoke ? 16 : CONNECTIONS,
      warmMs: asked.smoke ? 100 : 1_000,
      measureMs: asked.seconds * 1_000,
    };
    const rounds = asked.smoke ? 1 : ROUNDS;
    const stock = stockFor(asked, rounds + (asked.profile ? 1 : 0));
    const shows = stock.showIds.map((showId) => ({ showId, seatMapId: ARENA.seatMapId }));
    const house = await openHouse({ rooms: [ARENA], shows });
    try {
      const sample = await holdOnce(house, stock);
      const echo = await startEcho(house, sample);
      let firstPair = 1;
      const round = async (port: number): Promise<Report> =>
        load({ kind: 'holds', ...stock, ...press, authSecret: AUTH_SECRET, port, firstPair });
      const done: Rounds = { echo: [], house: [] };
      try {
        for (let n = 0; n < rounds; n++) {
          done.echo.push(await round(echo.port));
          const watched = await watch(house, () => round(house.port));
          done.house.push(watched);
          firstPair = watched.report.extra['nextPair'] ?? firstPair;
        }
      } finally {
        await echo.stop();
      }
      const [counted] = await house.sql<{ held: number; wrong: number }>(
        `select count(*)::int as held, count(*) filter (where seats <> 2)::int as wrong
           from (select hold_id, count(*) as seats from booking.seats group by hold_id) as h`,
      );
      const asRequested = counted?.held === firstPair && counted.wrong === 0;
      const profile = asked.profile ? await profileOf(house, () => round(house.port)) : [];
      return outcomeOf(done, press.connections, profile, [
        correct(
          'every hold answered has its two seats in PostgreSQL, and no other has any',
          `${counted?.held} holds of ${firstPair} asked, ${counted?.wrong} without two seats`,
          asRequested,
        ),
      ]);
    } finally {
      await house.close();
    }
  },
};

function stockFor({ seconds, smoke }: Asked, rounds: number): Stock {
  const pairs = smoke ? 1 : HOLDS_PER_SECOND_MAX * (seconds + 1) * rounds;
  const shows = Math.ceil((pairs * 2) / seatCount(ARENA) / SHOWS_AT_ONCE) * SHOWS_AT_ONCE;
  return { room: ARENA, showIds: Array.from({ length: shows }, (_, n) => `shw_bench-${n + 1}`) };
}

/** The text of a real answer, for the echo to say. */
async function holdOnce(house: House, stock: Stock): Promise<string> {
  const connection = await Connection.open(house.port);
  const buyer = buyersInTurn(AUTH_SECRET, 'sample')();
  const { status, body } = await connection.ask(holdRequest(stock, 0, buyer));
  connection.close();
  if (status !== 201) throw new Error(`the first hold was answered ${status}: ${String(body)}`);
  return String(body);
}

function startEcho(house: House, answer: string) {
  return startProgram({
    script: ECHO,
    env: { ANSWER: answer, STATUS: '201' },
    readyPath: '/readyz',
    readyMsMax: 30_000,
    logFile: join(house.folder, 'echo.log'),
  });
}

/** One more round, not measured, under Node's profiler. */
async function profileOf(house: House, round: () => Promise<Report>): Promise<Table[]> {
  const folder = join(house.folder, 'profile');
  mkdirSync(folder);
  await house.restart(folder);
  const startedMs = performance.now();
  await round();
  const lastMs = performance.now() - startedMs;
  await house.restart();
  return readProfile(folder, lastMs);
}

function outcomeOf(
  { echo, house }: Rounds,
  connections: number,
  profile: readonly Table[],
  verdicts: Outcome['verdicts'],
): Outcome {
  const echoRates = echo.map((report) => rateOf(report, 201));
  const houseRates = house.map(({ report }) => rateOf(report, 201));
  const ratios = houseRates.map((rate, n) => rate / (echoRates[n] ?? Number.NaN));
  const echoLatency = latencyOf(echo);
  const latency = latencyOf(house.map(({ report }) => report));
  const errors = othersThan([...echo, ...house.map(({ report }) => report)], [201]);
  const shareOf = (part: 'server' | 'postgres' | 'load') =>
    percent(median(house.map((round) => round[part])));
  const last = house.at(-1)?.memory;
  return {
    tables: [
      {
        title: `Two-seat holds, ${connections} connections`,
        columns: ['', 'rate /s', 'p50 ms', 'p99 ms', 'max ms'],
        rows: [
          [echoLatency, echoRates, 'bare Fastify echo'] as const,
          [latency, houseRates, 'POST /api/v1/holds'] as const,
        ].map(([histogram, rates, name]) => [
          name,
          perSecond(median(rates)),
          ms(histogram.percentileMs(50)),
          ms(histogram.percentileMs(99)),
          ms(histogram.maxMs),
        ]),
      },
      {
        title: 'Each round',
        columns: ['round', 'echo /s', 'holds /s', 'ratio'],
        rows: ratios.map((ratio, n) => [
          n + 1,
          perSecond(echoRates[n] ?? 0),
          perSecond(houseRates[n] ?? 0),
          percent(ratio),
        ]),
      },
      {
        title: 'While holds were made',
        columns: ['', 'of one core', 'memory MB'],
        rows: [
          ['server', shareOf('server'), last?.serverMb ?? 0],
          ['PostgreSQL', shareOf('postgres'), last?.postgresMb ?? 0],
          ['load generator', shareOf('load'), '–'],
        ],
      },
      ...profile,
    ],
    verdicts: [
      ...verdicts,
      correct('every request answered 201', `${errors} others`, errors === 0),
      speed(
        `at least ${percent(RATIO_MIN)} of the echo`,
        `${percent(median(ratios))} (${perSecond(median(houseRates))}/s)`,
        median(ratios) >= RATIO_MIN,
      ),
      speed(
        `p99 at most ${P99_MS_MAX} ms`,
        `${ms(latency.percentileMs(99))} ms`,
        latency.percentileMs(99) <= P99_MS_MAX,
      ),
    ],
    plots: [
      {
        title: 'Requests per second',
        unit: '/s',
        kind: 'bars',
        labels: ['bare Fastify echo', 'durable hold of two seats'],
        series: [{ name: 'rate', values: [median(echoRates), median(houseRates)] }],
      },
    ],
    notes: [],
  };
}
