import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Verdict } from '../bench.ts';
import { conditions, correct, ms, speed } from '../figures.ts';
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { CINEMA, seatIdAt } from '../house/room.ts';
import { Histogram } from '../load/histogram.ts';
import type { Report } from '../load/meter.ts';
import { load } from '../load/start-load.ts';

const BUYERS = 10_000;
const SEATS = 100;
const LOSERS_P99_MS_MAX = 500;
const WRITES_PER_SEAT_MAX = 3;
/** An idle PostgreSQL process tells what it has counted after ten seconds. */
const STATISTICS_MS = 10_500;

interface Stampede {
  readonly report: Report;
  readonly connections: number;
  readonly sold: number;
  /** Rows written while everybody asked; -1 when they were not waited for. */
  readonly writes: number;
  /** Processor time that the server took for all of them. */
  readonly serverMs: number;
}

/** A crowd of thousands for a hundred seats, everybody at once. */
export const contended: Bench = {
  name: 'contended',
  about: '10,000 buyers for 100 seats, all at once: the same 100 sold, the others told quickly.',
  run: async ({ smoke }) => {
    const buyers = smoke ? 500 : BUYERS;
    const seats = smoke ? 20 : SEATS;
    const runs = smoke ? [100] : [1_000, 1_000, 1_000, BUYERS];
    const house = await openHouse({
      rooms: [CINEMA],
      shows: [0, ...runs].map((_, n) => ({ showId: showOf(n), seatMapId: CINEMA.seatMapId })),
    });
    try {
      // A first crowd, uncounted, so that no compiler is measured.
      if (!smoke) await stampede(house, 0, { connections: 500, buyers: 2_000, seats }, false);
      const done: Stampede[] = [];
      for (const [n, connections] of runs.entries()) {
        done.push(await stampede(house, n + 1, { connections, buyers, seats }, !smoke));
      }
      return {
        tables: [
          {
            title: `${buyers} buyers for ${seats} seats`,
            columns: [
              'connections',
              'held',
              'sold',
              'refused',
              'all answered ms',
              'losers p50 ms',
              'losers p99 ms',
              'holders p99 ms',
              'rows written',
              'server CPU ms',
            ],
            rows: done.map(rowOf),
          },
        ],
        verdicts: verdictsOf(done, buyers, seats),
        plots: [],
        notes: [
          conditions(house),
          'Losers are answered from memory by the seat board; with a connection for each of 10,000 buyers the last answer waits for all the others to be read and written by one process.',
        ],
      };
    } finally {
      await house.close();
    }
  },
};

function showOf(n: number): string {
  return `shw_stampede-${n}`;
}

async function stampede(
  house: House,
  show: number,
  { connections, buyers, seats }: { connections: number; buyers: number; seats: number },
  withWrites: boolean,
): Promise<Stampede> {
  const seatIds = Array.from({ length: seats }, (_, place) => seatIdAt(CINEMA, place));
  const showId = showOf(show);
  const job = { kind: 'stampede', port: house.port, authSecret: AUTH_SECRET } as const;
  const crowd = { connections, showId, buyers, seatIds };
  const before = withWrites ? await writesOf(house) : 0;
  const usage = house.usage();
  const report = await load({ ...job, ...crowd, pay: false });
  const serverMs = house.usage().server.cpuMs - usage.server.cpuMs;
  const writes = withWrites ? (await writesOf(house)) - before : -1;
  // The same buyers again, with their keys: holders get their holds, and now pay.
  const { extra } = await load({ ...job, ...crowd, pay: true });
  const [counted] = await house.sql<{ sold: number }>(
    `select count(*)::int as sold from booking.seats where show_id = $1 and taken_until = 'infinity'`,
    [showId],
  );
  if (extra['paid'] !== counted?.sold) throw new Error('paid and sold differ');
  return { report, connections, sold: counted?.sold ?? 0, writes, serverMs };
}

/** Rows that PostgreSQL has inserted and updated in the two tables of holds. */
async function writesOf(house: House): Promise<number> {
  await sleep(STATISTICS_MS);
  const [counted] = await house.sql<{ writes: number }>(
    `select sum(n_tup_ins + n_tup_upd)::int as writes from pg_stat_user_tables
      where schemaname = 'booking' and relname in ('seats', 'holds')`,
  );
  return counted?.writes ?? 0;
}

function rowOf({ report, connections, sold, writes, serverMs }: Stampede): (string | number)[] {
  const losers = Histogram.of([report.latency]);
  const winners = Histogram.of([report.steps['won'] ?? report.latency]);
  return [
    connections,
    report.counts['201'] ?? 0,
    sold,
    report.counts['409'] ?? 0,
    ms(report.measureMs),
    ms(losers.percentileMs(50)),
    ms(losers.percentileMs(99)),
    ms(winners.percentileMs(99)),
    writes < 0 ? '–' : writes,
    serverMs,
  ];
}

function verdictsOf(done: readonly Stampede[], buyers: number, seats: number): Verdict[] {
  const exact = done.every(({ sold, report: { counts } }) => {
    return sold === seats && counts['201'] === seats && counts['409'] === buyers - seats;
  });
  const counted = done.filter(({ writes }) => writes >= 0);
  const most = Math.max(0, ...counted.map(({ writes }) => writes));
  const p99s = done.map(({ report }) => Histogram.of([report.latency]).percentileMs(99));
  return [
    correct(
      `exactly ${seats} held and sold, everybody else answered 409`,
      done.map(({ sold }) => sold).join(', '),
      exact,
    ),
    ...(counted.length > 0
      ? [
          correct(
            `at most ${WRITES_PER_SEAT_MAX} rows written for each seat`,
            `${most} rows for ${seats} seats`,
            most <= WRITES_PER_SEAT_MAX * seats,
          ),
        ]
      : []),
    speed(
      `losers' p99 below ${LOSERS_P99_MS_MAX} ms, also with a connection each`,
      p99s.map((p99) => `${ms(p99)} ms`).join(', '),
      p99s.every((p99) => p99 < LOSERS_P99_MS_MAX),
    ),
  ];
}
