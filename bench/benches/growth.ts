import type { Bench, Table, Verdict } from '../bench.ts';
import {
  conditions,
  correct,
  latencyOf,
  median,
  ms,
  othersThan,
  perSecond,
  rateOf,
  speed,
} from '../figures.ts';
import {
  databaseBytes,
  fillOrders,
  fillShows,
  freeBytes,
  lastOrder,
  settle,
} from '../house/fill.ts';
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { ARENA, CINEMA, STADIUM } from '../house/room.ts';
import { onSale, stockOf } from '../house/stock.ts';
import type { Stock } from '../load/hold-requests.ts';
import type { Report } from '../load/meter.ts';
import { load } from '../load/start-load.ts';

const CONNECTIONS = 32;
const ROUNDS = 3;
const HOLDS_PER_SECOND_MAX = 15_000;
const SEATS_SOLD = [10_000, 100_000, 1_000_000, 10_000_000];
/** The first is more than the bench itself has on sale. */
const SHOWS = [100, 1_000, 10_000, 100_000];
/** What an order with its hold and two seats takes at most, with room for the log of writing it. */
const BYTES_PER_ORDER_MAX = 6_000;
const DRIFT_MAX = 0.2;
/** Real bookings from which the disk of a million is told. */
const BOOKINGS_MS = 8_000;

interface Level {
  readonly size: number;
  readonly reports: readonly Report[];
  readonly databaseMb: number;
}

/** A house after years of business: nothing may have become slower. */
export const growth: Bench = {
  name: 'growth',
  about: 'Hold latency from 10 thousand to 10 million sold seats, and from 100 to 100,000 shows.',
  run: async ({ seconds, smoke }) => {
    const rounds = smoke ? 1 : ROUNDS;
    const levels = SEATS_SOLD.length + SHOWS.length + 1;
    const stock = stockOf(
      smoke ? 1 : HOLDS_PER_SECOND_MAX * (seconds + 1) * rounds * levels,
      STADIUM,
    );
    const sale = onSale(stock);
    const house = await openHouse({
      rooms: [...sale.rooms, CINEMA],
      shows: [...sale.shows, { showId: 'shw_cinema-0', seatMapId: CINEMA.seatMapId }],
    });
    const holding = holder(house, { seconds, smoke, rounds });
    try {
      const disk = await diskOfOrders(house, stock, holding, smoke);
      const bySeats: Level[] = [];
      const left: string[] = [];
      const template = await lastOrder(house);
      let orders = 0;
      for (const size of smoke ? [100, 1_000] : SEATS_SOLD) {
        const missing = size / 2 - orders;
        if (missing * BYTES_PER_ORDER_MAX > freeBytes(house)) {
          left.push(`${perSecond(size)} sold seats: not enough disk to try.`);
          continue;
        }
        await fillOrders(house, template, { from: orders, to: size / 2, room: ARENA });
        orders = size / 2;
        bySeats.push(await holding.measure(size, stock));
      }
      const byShows: Level[] = [];
      let shows = stock.showIds.length + 1;
      for (const size of smoke ? [200, 400] : SHOWS) {
        const range = { prefix: 'shw_cinema', from: shows, to: Math.max(shows, size) };
        await fillShows(house, 'shw_cinema-0', range);
        shows = Math.max(shows, size);
        byShows.push(await holding.measure(size, stock));
      }
      const cold = await holding.cold(stock.showIds.length + 1, shows);
      const all = [...bySeats, ...byShows, cold].flatMap(({ reports }) => reports);
      const errors = othersThan(all, [201]);
      return {
        tables: [
          tableOf('Seats sold before', bySeats),
          tableOf('Shows on sale', byShows),
          tableOf('Shows on sale, each hold in a show that nobody has asked for yet', [cold]),
          {
            title: 'Disk of a million orders, indexes included',
            columns: ['', ''],
            rows: [
              ['real orders measured', disk.orders],
              ['GB per million orders of two seats', disk.gbPerMillion.toFixed(2)],
            ],
          },
        ],
        verdicts: [
          correct('every hold succeeds', `${errors} others`, errors === 0),
          flat('sold seats', bySeats),
          flat('shows', byShows),
        ],
        plots: [
          plotOf('Hold latency by seats sold', bySeats),
          plotOf('Hold latency by shows', byShows),
        ],
        notes: [...left, conditions(house)],
      };
    } finally {
      await house.close();
    }
  },
};

interface Holding {
  measure(size: number, stock: Stock): Promise<Level>;
  cold(from: number, shows: number): Promise<Level>;
  book(stock: Stock, measureMs: number): Promise<number>;
}

/** Presses the house gently and always alike; it remembers which seats are gone. */
function holder(
  house: House,
  { seconds, smoke, rounds }: { seconds: number; smoke: boolean; rounds: number },
): Holding {
  let firstPair = 0;
  const press = {
    connections: smoke ? 8 : CONNECTIONS,
    warmMs: smoke ? 50 : 1_000,
    measureMs: seconds * 1_000,
    authSecret: AUTH_SECRET,
  };

  async function round(stock: Stock): Promise<Report> {
    const job = { kind: 'holds', ...stock, ...press, port: house.port } as const;
    const report = await load({ ...job, firstPair });
    firstPair = report.extra['nextPair'] ?? firstPair;
    return report;
  }

  return {
    measure: async (size, stock) => {
      console.log(`  … measuring at ${size.toLocaleString('en-GB')}`);
      await settle(house);
      const reports: Report[] = [];
      for (let n = 0; n < rounds; n++) reports.push(await round(stock));
      return { size, reports, databaseMb: (await databaseBytes(house)) / 2 ** 20 };
    },
    cold: async (from, shows) => {
      const showIds = Array.from({ length: shows - from }, (_, n) => `shw_cinema-${from + n}`);
      const job = { kind: 'holds', ...press, port: house.port, firstPair: 0 } as const;
      const stock = { atOnce: showIds.length, room: CINEMA, showIds };
      const report = await load({ ...job, ...stock });
      const databaseMb = (await databaseBytes(house)) / 2 ** 20;
      return { size: shows, reports: [report], databaseMb };
    },
    book: async (stock, measureMs) => {
      const job = { kind: 'bookings', ...stock, ...press, port: house.port, firstPair } as const;
      const report = await load({ ...job, measureMs, warmMs: 0 });
      const made = (report.extra['nextPair'] ?? firstPair) - firstPair;
      firstPair += made;
      return made;
    },
  };
}

/** Real bookings with everything that comes of them: orders, payments, tickets, facts. */
async function diskOfOrders(
  house: House,
  stock: Stock,
  holding: Holding,
  smoke: boolean,
): Promise<{ orders: number; gbPerMillion: number }> {
  // What is there once, whatever the number of orders, shall not be counted.
  await holding.book(stock, 300);
  await house.sql('vacuum full');
  const before = await databaseBytes(house);
  const orders = await holding.book(stock, smoke ? 300 : BOOKINGS_MS);
  await house.sql('vacuum full');
  const bytes = (await databaseBytes(house)) - before;
  return { orders, gbPerMillion: (bytes / orders) * (1_000_000 / 2 ** 30) };
}

function p50Of({ reports }: Level): number {
  return median(reports.map((report) => latencyOf([report]).percentileMs(50)));
}

function p99Of({ reports }: Level): number {
  return median(reports.map((report) => latencyOf([report]).percentileMs(99)));
}

function tableOf(title: string, levels: readonly Level[]): Table {
  return {
    title: `${title}, ${CONNECTIONS} connections`,
    columns: ['', 'holds /s', 'p50 ms', 'p99 ms', 'database MB'],
    rows: levels.map((level) => [
      level.size.toLocaleString('en-GB'),
      perSecond(median(level.reports.map((report) => rateOf(report, 201)))),
      ms(p50Of(level)),
      ms(p99Of(level)),
      Math.round(level.databaseMb),
    ]),
  };
}

/** The middle level is what the others are held against: one side of noise, not two. */
function flat(what: string, levels: readonly Level[]): Verdict {
  const p50s = levels.map(p50Of);
  const middle = median(p50s);
  const drift = Math.max(...p50s.map((p50) => Math.abs(p50 / middle - 1)));
  const got = `${p50s.map(ms).join(', ')} ms (${(drift * 100).toFixed(0)} % off the middle)`;
  return speed(`p50 flat within ${DRIFT_MAX * 100} % as ${what} grow`, got, drift <= DRIFT_MAX);
}

function plotOf(title: string, levels: readonly Level[]) {
  return {
    title,
    unit: 'ms',
    kind: 'lines' as const,
    labels: levels.map(({ size }) => size.toLocaleString('en-GB')),
    series: [
      { name: 'p50', values: levels.map(p50Of) },
      { name: 'p99', values: levels.map(p99Of) },
    ],
  };
}
