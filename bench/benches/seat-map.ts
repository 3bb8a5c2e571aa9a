import { join } from 'node:path';
import type { Bench, Table, Verdict } from '../bench.ts';
import { conditions, correct, ms, othersThan, percent, perSecond, speed } from '../figures.ts';
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { startProgram } from '../house/processes.ts';
import { CINEMA, type RoomPlan, seatCount, seatIdAt, STADIUM } from '../house/room.ts';
import { Connection } from '../load/connection.ts';
import { Histogram } from '../load/histogram.ts';
import { buyerHeader, get, keyHeader, memberOf, post } from '../load/requests.ts';
import { load } from '../load/start-load.ts';
import { alternate, type Judged, judge } from '../rounds.ts';

const CONNECTIONS = 64;
const ROUNDS = 3;
const RATIO_MIN = 0.6;
const STALE_MS_MAX = 250;
const STALE_HOLDS = 300;
const SEATS_PER_HOLD = 10;
const HOLDERS_AT_ONCE = 16;
const STATIC = join(import.meta.dirname, '../limits/static.ts');
const GZIP = 'accept-encoding: gzip\r\n';

interface Shown {
  readonly name: string;
  readonly showId: string;
  readonly headers: string;
  /** Whether the issue asks for it; the others are told for completeness. */
  readonly judged: boolean;
}

/** The status of a show's seats, which every buyer asks for first. */
export const seatMap: Bench = {
  name: 'seat-map',
  about: 'Seat status of a small and a huge show against a static answer of the same size.',
  run: async ({ seconds, smoke }) => {
    const house = await openHouse(
      {
        rooms: [CINEMA, STADIUM],
        shows: [
          { showId: 'shw_small', seatMapId: CINEMA.seatMapId },
          { showId: 'shw_huge', seatMapId: STADIUM.seatMapId },
          { showId: 'shw_other', seatMapId: CINEMA.seatMapId },
          { showId: 'shw_third', seatMapId: CINEMA.seatMapId },
        ],
      },
      { HOLD_MINUTES: '30' },
    );
    try {
      await holdHalf(house, 'shw_small', CINEMA);
      await holdHalf(house, 'shw_huge', smoke ? CINEMA : STADIUM);
      const verdicts: Verdict[] = [];
      const tables: Table[] = [];
      const plots: Judged['plot'][] = [];
      for (const shown of shownOf()) {
        const press = { seconds, smoke, ...shown };
        const { judged, bytes } = await compare(house, press);
        tables.push(...judged.tables);
        plots.push(judged.plot);
        const errors = othersThan(judged.reports, [200]);
        verdicts.push(correct(`${shown.name}: no error`, `${errors}`, errors === 0));
        if (!shown.judged) continue;
        verdicts.push(
          speed(
            `${shown.name}: at least ${percent(RATIO_MIN)} of static ${bytes} bytes`,
            `${percent(judged.ratio)} (${perSecond(judged.rate)}/s)`,
            judged.ratio >= RATIO_MIN,
          ),
        );
      }
      verdicts.push(...(await caching(house)));
      const stale = await staleness(house, smoke ? 10 : STALE_HOLDS);
      tables.push({
        title: 'Until a hold in one process shows in another',
        columns: ['holds', 'p50 ms', 'p99 ms', 'max ms'],
        rows: [[stale.count, ...[50, 99, 100].map((part) => ms(stale.percentileMs(part)))]],
      });
      const p99 = stale.percentileMs(99);
      verdicts.push(
        speed(`stale for less than ${STALE_MS_MAX} ms at p99`, `${ms(p99)} ms`, p99 < STALE_MS_MAX),
      );
      return { tables, verdicts, plots, notes: [conditions(house)] };
    } finally {
      await house.close();
    }
  },
};

function shownOf(): Shown[] {
  const rooms = [
    { name: '300 seats', showId: 'shw_small' },
    { name: '50,000 seats', showId: 'shw_huge' },
  ];
  return rooms.flatMap(({ name, showId }) => [
    { name, showId, headers: '', judged: true },
    { name: `${name}, gzip`, showId, headers: GZIP, judged: false },
  ]);
}

/** Every second seat pair is held, so that the answer has something to say. */
async function holdHalf(house: House, showId: string, room: RoomPlan): Promise<void> {
  const places = seatCount(room);
  let next = 0;
  async function holder(): Promise<void> {
    const connection = await Connection.open(house.port);
    for (let from = next; from < places; from = next) {
      next += 2 * SEATS_PER_HOLD;
      const seatIds = Array.from({ length: SEATS_PER_HOLD }, (_, n) => seatIdAt(room, from + n));
      await hold(connection, showId, seatIds, `${showId}-${from}`);
    }
    connection.close();
  }
  await Promise.all(Array.from({ length: HOLDERS_AT_ONCE }, holder));
}

async function hold(
  connection: Connection,
  showId: string,
  seatIds: readonly string[],
  name: string,
): Promise<void> {
  const { status, body } = await connection.ask(
    post(
      '/api/v1/holds',
      buyerHeader(AUTH_SECRET, `usr_${name}`) + keyHeader(name),
      JSON.stringify({ showId, seatIds }),
    ),
  );
  if (status !== 201) throw new Error(`a hold was answered ${status}: ${String(body)}`);
}

async function compare(
  house: House,
  { seconds, smoke, name, showId, headers }: Shown & { seconds: number; smoke: boolean },
): Promise<{ judged: Judged; bytes: number }> {
  const path = statusPath(showId);
  const { body } = await askOnce(house.port, get(path, headers));
  const limit = await startProgram({
    script: STATIC,
    env: { BYTES: String(body.length) },
    readyPath: '/',
    readyMsMax: 30_000,
    logFile: join(house.folder, 'static.log'),
  });
  const connections = smoke ? 8 : CONNECTIONS;
  const press = { connections, warmMs: smoke ? 50 : 500, measureMs: seconds * 1_000, pauseMs: 0 };
  const done = await alternate(house, limit, smoke ? 1 : ROUNDS, (port, onWarm) =>
    load({ kind: 'reads', ...press, port, paths: [path], headers }, onWarm),
  );
  const words = {
    title: `Seat status, ${name} (${body.length.toLocaleString('en-GB')} bytes)`,
    limit: 'bare Fastify, static',
    house: 'GET …/seat-status',
  };
  return { judged: judge(done, words, 200), bytes: body.length };
}

function statusPath(showId: string): string {
  return `/api/v1/shows/${showId}/seat-status`;
}

async function askOnce(port: number, request: string) {
  const connection = await Connection.open(port);
  const answer = await connection.ask(request);
  connection.close();
  return answer;
}

async function caching({ port }: House): Promise<Verdict[]> {
  const path = statusPath('shw_huge');
  const first = await askOnce(port, get(path));
  const etag = /\r\netag: *(\S+)/i.exec(first.head)?.[1] ?? '';
  const again = await askOnce(port, get(path, `if-none-match: ${etag}\r\n`));
  const drawing = await askOnce(port, get(memberOf(first.body, 'seatMapUrl')));
  const kept = /\r\ncache-control: *([^\r]+)/i.exec(drawing.head)?.[1] ?? '';
  return [
    correct('304 when nothing has changed', `${again.status}`, again.status === 304),
    correct(
      'the drawing stands at an address of its own, for ever',
      `${drawing.status}, ${kept}`,
      drawing.status === 200 && kept.includes('immutable'),
    ),
  ];
}

/** From the answer to a hold until the other process's answer has it, asked without pause. */
async function staleness(house: House, holds: number): Promise<Histogram> {
  const other = await house.another();
  const here = await Connection.open(house.port);
  const there = await Connection.open(other.port);
  const delays = new Histogram();
  // A cinema has 300 seats, and each hold takes one of a show.
  const shows = ['shw_other', 'shw_third'];
  for (let n = 0; n < holds; n++) {
    const showId = shows[n % shows.length] ?? '';
    const seatId = seatIdAt(CINEMA, Math.floor(n / shows.length));
    await there.ask(get(statusPath(showId)));
    await hold(here, showId, [seatId], `stale-${n}`);
    const heldMs = performance.now();
    for (;;) {
      const { body } = await there.ask(get(statusPath(showId)));
      if (body.includes(`"${seatId}"`)) break;
      if (performance.now() - heldMs > 10_000) throw new Error(`${seatId} never shows elsewhere`);
    }
    delays.record(performance.now() - heldMs);
  }
  here.close();
  there.close();
  return delays;
}
