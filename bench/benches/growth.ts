import type { Bench, Table, Verdict } from '../bench.ts';
import {
  conditions,
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
import { fillOrders, fillShows, freeBytes, lastOrder, settle, tableBytes } from '../house/fill.ts';
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
const BOOKINGS_MS = 15_000;
const TABLES_SHOWN = 8;
const MB = 2 ** 20;
const GB = 2 ** 30;

/** One size of the old house, measured by turns with the young one. */
interface Level {
  readonly size: number;
  readonly old: readonly Report[];
  /** Processor time of a hold in the old house: it does not mind who else is busy. */
  readonly serverUs: number;
  readonly postgresUs: number;
  readonly young: readonly Report[];
  readonly databaseMb: number;
}

/** A house after years of business next to one that has just opened: nothing may have become slower. */
export const growth: Bench = {
  name: 'growth',
  about: 'Hold latency from 10 thousand to 10 million sold seats, and from 100 to 100,000 shows.',
  run: async ({ seconds, smoke }) => {
    const rounds = smoke ? 1 : ROUNDS;
    const levels = SEATS_SOLD.length + SHOWS.length + 1;
    const most = smoke ? 1 : HOLDS_PER_SECOND_MAX * (seconds + 1) * rounds * levels;
    const stock = stockOf(most, STADIUM);
    const sale = onSale(stock);
    const open = () =>
      openHouse({
        rooms: [...sale.rooms, CINEMA],
        shows: [...sale.shows, { showId: 'shw_cinema-0', seatMapId: CINEMA.seatMapId }],
      });
    const house = await open();
    const young = await open();
    try {
      const press = { seconds, smoke, rounds };
      const holding = holder(house, young, stock, press);
      const disk = await diskOfOrders(house, () => holding.book(smoke ? 300 : BOOKINGS_MS));
      const bySeats: Level[] = [];
      const left: string[] = [];
      const template = await lastOrder(house);
      let orders = 0;
      for (const size of smoke ? [100, 1_000] : SEATS_SOLD) {
        if ((size / 2 - orders) * BYTES_PER_ORDER_MAX > freeBytes(house)) {
          left.push(`${perSecond(size)} sold seats: left out, there is too little disk.`);
          continue;
        }
        await fillOrders(house, template, { from: orders, to: size / 2, room: ARENA });
        orders = size / 2;
        bySeats.push(await holding.measure(size));
      }
      const byShows: Level[] = [];
      let shows = stock.showIds.length + 1;
      for (const size of smoke ? [200, 400] : SHOWS) {
        await fillShows(house, 'shw_cinema-0', { prefix: 'shw_cinema', from: shows, to: size });
        shows = size;
        byShows.push(await holding.measure(size));
      }
      const cold = await holding.cold(stock.showIds.length + 1, shows);
      const all = [...bySeats, ...byShows].flatMap((level) => [...level.old, ...level.young]);
      const errors = othersThan([...all, cold], [201]);
      return {
        tables: [
          tableOf('Seats sold before', bySeats),
          tableOf('Shows on sale, in the house that has sold all these seats', byShows),
          {
            title: `${perSecond(shows)} shows, each hold in one that nobody has asked for yet`,
            columns: ['', 'holds /s', 'p50 ms', 'p99 ms'],
            rows: [['first hold of a show', perSecond(rateOf(cold, 201)), ...p50And99(cold)]],
          },
          disk,
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
        notes: [
          'The young house does the same by turns in the same rounds, and has sold only what the bench asks for: what both lose is the machine, what only the old one loses is growth.',
          ...left,
          conditions(house),
        ],
      };
    } finally {
      await young.close();
      await house.close();
    }
  },
};

interface Holding {
  measure(size: number): Promise<Level>;
  cold(from: number, shows: number): Promise<Report>;
  /** Whole bookings in the old house; answers how many. */
  book(measureMs: number): Promise<number>;
}

/** Presses both houses gently and always alike; it remembers which seats are gone. */
function holder(
  house: House,
  young: House,
  stock: Stock,
  { seconds, smoke, rounds }: { seconds: number; smoke: boolean; rounds: number },
): Holding {
  let firstPair = 0;
  const press = {
    connections: smoke ? 8 : CONNECTIONS,
    warmMs: smoke ? 50 : 1_000,
    measureMs: seconds * 1_000,
    authSecret: AUTH_SECRET,
  };

  async function round({ port, usage }: House): Promise<Watched> {
    const job = { kind: 'holds', ...stock, ...press, port, firstPair } as const;
    const watched = await watch(usage, (onWarm) => load(job, onWarm));
    firstPair = watched.report.extra['nextPair'] ?? firstPair;
    return watched;
  }

  return {
    measure: async (size) => {
      console.log(`  … measuring at ${size.toLocaleString('en-GB')}`);
      await settle(house);
      const done = { old: [] as Watched[], young: [] as Watched[] };
      for (let n = 0; n < rounds; n++) {
        done.young.push(await round(young));
        done.old.push(await round(house));
      }
      return {
        size,
        old: done.old.map(({ report }) => report),
        young: done.young.map(({ report }) => report),
        serverUs: median(done.old.map((each) => costUs(each, each.server))),
        postgresUs: median(done.old.map((each) => costUs(each, each.postgres))),
        databaseMb: total(await tableBytes(house)) / MB,
      };
    },
    cold: async (from, shows) => {
      const showIds = Array.from({ length: shows - from }, (_, n) => `shw_cinema-${from + n}`);
      const cinemas: Stock = { atOnce: showIds.length, room: CINEMA, showIds };
      return load({ kind: 'holds', ...cinemas, ...press, port: house.port, firstPair: 0 });
    },
    book: async (measureMs) => {
      const job = { ...stock, ...press, port: house.port, firstPair, measureMs, warmMs: 0 };
      const report = await load({ kind: 'bookings', ...job });
      const made = (report.extra['nextPair'] ?? firstPair) - firstPair;
      firstPair += made;
      return made;
    },
  };
}

/** Real bookings with everything that comes of them: orders, payments, tickets, facts. */
async function diskOfOrders(house: House, book: () => Promise<number>): Promise<Table> {
  // What is there once, whatever the number of orders, shall not be counted.
  await book();
  await house.sql('vacuum full');
  const before = await tableBytes(house);
  const orders = await book();
  await house.sql('vacuum full');
  const after = await tableBytes(house);
  const grown = [...after].map(([name, bytes]) => [name, bytes - (before.get(name) ?? 0)] as const);
  const gb = (bytes: number) => ((bytes / orders) * (1_000_000 / GB)).toFixed(2);
  const largest = grown.toSorted((a, b) => b[1] - a[1]).slice(0, TABLES_SHOWN);
  return {
    title: `Disk of a million orders of two seats, indexes included (from ${orders} real ones)`,
    columns: ['table', 'GB'],
    rows: [
      ['all', gb(total(after) - total(before))],
      ...largest.map(([name, bytes]) => [name, gb(bytes)]),
    ],
  };
}

function costUs({ report }: Watched, share: number): number {
  return (share * 1e6) / rateOf(report, 201);
}

function total(bytes: ReadonlyMap<string, number>): number {
  return [...bytes.values()].reduce((sum, each) => sum + each, 0);
}

function p50Of(reports: readonly Report[]): number {
  return median(reports.map((report) => latencyOf([report]).percentileMs(50)));
}

function p99Of(reports: readonly Report[]): number {
  return median(reports.map((report) => latencyOf([report]).percentileMs(99)));
}

function p50And99(report: Report): string[] {
  return [ms(p50Of([report])), ms(p99Of([report]))];
}

/** How much longer a hold takes than in the young house: the median of the rounds. */
function driftOf({ old, young }: Level): number {
  return median(old.map((report, n) => p50Of([report]) / p50Of(young.slice(n, n + 1)))) - 1;
}

function tableOf(title: string, levels: readonly Level[]): Table {
  return {
    title: `${title}, ${CONNECTIONS} connections`,
    columns: [
      '',
      'holds /s',
      'p50 ms',
      'p99 ms',
      'young p50',
      'young p99',
      'drift',
      'server µs',
      'PG µs',
      'tables MB',
    ],
    rows: levels.map((level) => [
      level.size.toLocaleString('en-GB'),
      perSecond(median(level.old.map((report) => rateOf(report, 201)))),
      ...[level.old, level.young].flatMap((reports) => [ms(p50Of(reports)), ms(p99Of(reports))]),
      percent(driftOf(level)),
      ...[level.serverUs, level.postgresUs].map(Math.round),
      Math.round(level.databaseMb),
    ]),
  };
}

function flat(what: string, levels: readonly Level[]): Verdict {
  const drifts = levels.map(driftOf);
  return speed(
    `p50 within ${DRIFT_MAX * 100} % of a young house as ${what} grow`,
    drifts.map(percent).join(', '),
    drifts.every((drift) => Math.abs(drift) <= DRIFT_MAX),
  );
}

function plotOf(title: string, levels: readonly Level[]) {
  return {
    title,
    unit: 'ms',
    kind: 'lines' as const,
    labels: levels.map(({ size }) => size.toLocaleString('en-GB')),
    series: [
      { name: 'p50', values: levels.map(({ old }) => p50Of(old)) },
      { name: 'young house, p50', values: levels.map(({ young }) => p50Of(young)) },
    ],
  };
}
