import { join } from 'node:path';
import type { Bench } from '../bench.ts';
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
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { type Program, startProgram } from '../house/processes.ts';
import { ARENA } from '../house/room.ts';
import { onSale, stockOf } from '../house/stock.ts';
import { Connection } from '../load/connection.ts';
import { holdRequest, type Stock } from '../load/hold-requests.ts';
import { guestHeader } from '../load/requests.ts';
import { load } from '../load/start-load.ts';

const CONNECTIONS = 128;
const ROUNDS = 3;
const PER_SECOND_MAX = 30_000;
const BY_HAND = join(import.meta.dirname, '../limits/by-hand.ts');

/** What group commit buys: the same holds, the same PostgreSQL, written the usual ways. */
export const comparison: Bench = {
  name: 'comparison',
  about: 'The same hold as one transaction per request, as row locks, and as the house does it.',
  run: async ({ seconds, smoke }) => {
    const rounds = smoke ? 1 : ROUNDS;
    const press = {
      connections: smoke ? 16 : CONNECTIONS,
      warmMs: smoke ? 100 : 1_000,
      measureMs: seconds * 1_000,
      authSecret: AUTH_SECRET,
    };
    const stock = stockOf(smoke ? 1 : PER_SECOND_MAX * (seconds + 1) * rounds);
    const house = await openHouse(onSale(stock));
    const byHand: Program[] = [];
    try {
      const answer = await holdOnce(house, stock);
      await makeTables(house, stock);
      byHand.push(await startByHand(house, 'upsert', answer));
      byHand.push(await startByHand(house, 'row-locks', answer));
      const ways = [
        { name: 'one transaction per request', port: byHand[0]?.port ?? 0, firstPair: 1 },
        { name: 'SELECT … FOR UPDATE', port: byHand[1]?.port ?? 0, firstPair: 1 },
        { name: 'the house: group commit', port: house.port, firstPair: 1 },
      ].map((way) => ({ ...way, done: [] as Watched[] }));
      for (let n = 0; n < rounds; n++) {
        for (const way of ways) {
          const { port, firstPair } = way;
          const watched = await watch(house.usage, (onWarm) =>
            load({ kind: 'holds', ...stock, ...press, port, firstPair }, onWarm),
          );
          way.firstPair = watched.report.extra['nextPair'] ?? firstPair;
          way.done.push(watched);
        }
      }
      const rates = ways.map(({ done }) => median(done.map(({ report }) => rateOf(report, 201))));
      const best = Math.max(rates[0] ?? 0, rates[1] ?? 0);
      const errors = othersThan(
        ways.flatMap(({ done }) => done.map(({ report }) => report)),
        [201],
      );
      return {
        tables: [
          {
            title: `Holds of two seats, ${press.connections} connections`,
            columns: ['', 'rate /s', 'p50 ms', 'p99 ms', 'PostgreSQL, of one core'],
            rows: ways.map(({ name, done }, at) => {
              const latency = latencyOf(done.map(({ report }) => report));
              return [
                name,
                perSecond(rates[at] ?? 0),
                ms(latency.percentileMs(50)),
                ms(latency.percentileMs(99)),
                percent(median(done.map(({ postgres }) => postgres))),
              ];
            }),
          },
        ],
        verdicts: [
          correct('every request is answered 201', `${errors} others`, errors === 0),
          speed(
            'group commit is faster than both, with all that the house does besides',
            `${((rates[2] ?? 0) / best).toFixed(2)} times the faster one`,
            (rates[2] ?? 0) > best,
          ),
        ],
        plots: [
          {
            title: 'Durable holds of two seats',
            unit: '/s',
            kind: 'bars',
            labels: ways.map(({ name }) => name),
            series: [{ name: 'rate', values: rates }],
          },
        ],
        notes: [
          conditions(house),
          'The two others are bare: no authentication, validation, idempotency, limits or live signals.',
        ],
      };
    } finally {
      for (const program of byHand) await program.stop();
      await house.close();
    }
  },
};

async function holdOnce(house: House, stock: Stock): Promise<string> {
  const connection = await Connection.open(house.port);
  const { status, body } = await connection.ask(holdRequest(stock, 0, guestHeader(AUTH_SECRET, 0)));
  connection.close();
  if (status !== 201) throw new Error(`the first hold was answered ${status}`);
  return String(body);
}

function startByHand(house: House, strategy: string, answer: string): Promise<Program> {
  return startProgram({
    script: BY_HAND,
    env: { STRATEGY: strategy, ANSWER: answer, DATABASE_URL: house.databaseUrl() },
    readyPath: '/readyz',
    readyMsMax: 30_000,
    logFile: join(house.folder, 'by-hand.log'),
  });
}

/** As a plain design has them: seats by key, and for the locks a row for every chair. */
async function makeTables(house: House, { showIds }: Stock): Promise<void> {
  await house.sql('create schema bench');
  await house.sql(
    `create table bench.seats (
       show_id text collate "C", seat_id text collate "C", hold_id text not null,
       taken_until timestamptz not null, primary key (show_id, seat_id)) with (fillfactor = 85)`,
  );
  await house.sql(
    `create table bench.chairs (
       show_id text collate "C", seat_id text collate "C", hold_id text,
       taken_until timestamptz, primary key (show_id, seat_id)) with (fillfactor = 85)`,
  );
  await house.sql(
    `create table bench.holds (
       hold_id text collate "C" primary key, buyer_id text not null, show_id text not null,
       seat_ids text[] not null, quote json not null, created_at timestamptz not null,
       expires_at timestamptz not null)`,
  );
  await house.sql(
    `insert into bench.chairs (show_id, seat_id)
     select show_id, s || '-' || r || '-' || n
       from unnest($1::text[]) as shows (show_id), generate_series(1, $2::int) as s,
            generate_series(1, $3::int) as r, generate_series(1, $4::int) as n
      order by 1, 2`,
    [showIds, ARENA.sections, ARENA.rows, ARENA.seatsPerRow],
  );
  await house.sql('vacuum analyze bench.chairs');
}
