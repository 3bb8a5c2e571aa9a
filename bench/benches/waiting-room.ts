import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { drawIn } from '@houseful/line/draw';
import { placeOf } from '@houseful/line/place';
import { portableDigests } from '@houseful/line/sha256';
import type { Bench, Table, Verdict } from '../bench.ts';
import { conditions, correct, ms, othersThan, percent, perSecond, speed } from '../figures.ts';
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { startProgram } from '../house/processes.ts';
import { CINEMA } from '../house/room.ts';
import { ask, openRoom } from '../house/waiting-room.ts';
import { startJoinEcho } from '../limits/start-echo.ts';
import { Connection } from '../load/connection.ts';
import { Histogram } from '../load/histogram.ts';
import { joinRequest } from '../load/press-joins.ts';
import { buyerHeader, get } from '../load/requests.ts';
import {
  type Audience,
  type RoomAudienceReport,
  startRoomAudience,
} from '../load/start-audience.ts';
import { load } from '../load/start-load.ts';
import { alternate, type Judged, judge } from '../rounds.ts';

const CONNECTIONS = 128;
/** Joins are counted each second. */
const SETTLE_MS = 1_500;
const SETTLE_TRIES_MAX = 8;
const ROUNDS = 5;
const JOIN_RATIO_MIN = 0.5;
const STATUS_RATIO_MIN = 0.8;
const SOCKETS = 10_000;
const AUDIENCES = 2;
const NEWS = 20;
const NEWS_EVERY_MS = 1_500;
const DELAY_MS_MAX = 1_000;
const NUMBERS_TRIED = 2_000;
const STATIC = join(import.meta.dirname, '../limits/static.ts');

/** A lobby that fills, a status that everybody asks for, news to ten thousand, and one arithmetic. */
export const waitingRoom: Bench = {
  name: 'waiting-room',
  about:
    'Joining a room against a bare echo, its status against a static answer, news to 10,000 sockets.',
  run: async ({ seconds, smoke }) => {
    const house = await openHouse({
      rooms: [CINEMA],
      shows: [{ showId: 'shw_rush', seatMapId: CINEMA.seatMapId }],
    });
    try {
      const roomId = await openRoom(house, 'shw_rush');
      const joins = await measureJoins(house, roomId, { seconds, smoke });
      const status = await measureStatus(house, roomId, { seconds, smoke });
      const news = await measureNews(house, roomId, smoke);
      const places = await comparePlaces(house, roomId, smoke ? 50 : NUMBERS_TRIED);
      return {
        tables: [...joins.judged.tables, ...status.judged.tables, news.table],
        verdicts: [...joins.verdicts, ...status.verdicts, ...news.verdicts, places],
        plots: [joins.judged.plot, status.judged.plot],
        notes: [joins.judged.limitedBy, conditions(house)],
      };
    } finally {
      await house.close();
    }
  },
};

interface Length {
  readonly seconds: number;
  readonly smoke: boolean;
}

interface Part {
  readonly judged: Judged;
  readonly verdicts: readonly Verdict[];
}

async function measureJoins(
  house: House,
  roomId: string,
  { seconds, smoke }: Length,
): Promise<Part> {
  const echo = await startJoinEcho(house, roomId);
  const connections = smoke ? 16 : CONNECTIONS;
  const press = { connections, warmMs: smoke ? 100 : 3_000, measureMs: seconds * 1_000 };
  let firstBuyer = 0;
  const done = await alternate(house, echo, smoke ? 1 : ROUNDS, async (port, onWarm) => {
    const who = { authSecret: AUTH_SECRET, roomId, firstBuyer, buyersMax: Number.MAX_SAFE_INTEGER };
    const report = await load({ kind: 'joins', ...press, ...who, port }, onWarm);
    firstBuyer = report.extra['nextBuyer'] ?? firstBuyer;
    return report;
  });
  const judged = judge(
    done,
    {
      title: `Joining a lobby, ${connections} connections`,
      limit: 'bare Fastify echo',
      house: 'POST …/join',
    },
    201,
  );
  const errors = othersThan(judged.reports, [201]);
  return {
    judged,
    verdicts: [
      correct('everybody who joins gets a place', `${errors} others`, errors === 0),
      speed(
        `joins: at least ${percent(JOIN_RATIO_MIN)} of the echo`,
        `${percent(judged.ratio)} (${perSecond(judged.rate)}/s)`,
        judged.ratio >= JOIN_RATIO_MIN,
      ),
    ],
  };
}

async function measureStatus(
  house: House,
  roomId: string,
  { seconds, smoke }: Length,
): Promise<Part> {
  const path = `/api/v1/waiting-rooms/${roomId}`;
  const connection = await Connection.open(house.port);
  const { first, again } = await settledStatus(connection, path);
  connection.close();
  const limit = await startProgram({
    script: STATIC,
    env: { BYTES: String(first.body.length) },
    readyPath: '/',
    readyMsMax: 30_000,
    logFile: join(house.folder, 'static.log'),
  });
  const press = {
    connections: smoke ? 8 : 64,
    warmMs: smoke ? 50 : 500,
    measureMs: seconds * 1_000,
  };
  const done = await alternate(house, limit, smoke ? 1 : ROUNDS, (port, onWarm) =>
    load({ kind: 'reads', ...press, pauseMs: 0, port, paths: [path], headers: '' }, onWarm),
  );
  const judged = judge(
    done,
    {
      title: `Status of a room (${first.body.length.toLocaleString('en-GB')} bytes)`,
      limit: 'bare Fastify, static',
      house: 'GET /waiting-rooms/{roomId}',
    },
    200,
  );
  const isCacheable = /\r\ncache-control: *public, max-age=1\r/i.test(first.head);
  return {
    judged,
    verdicts: [
      correct('status: 304 when nothing changed', `${again.status}`, again.status === 304),
      correct('status: cacheable for a second', String(isCacheable), isCacheable),
      speed(
        `status: at least ${percent(STATUS_RATIO_MIN)} of static`,
        `${percent(judged.ratio)} (${perSecond(judged.rate)}/s)`,
        judged.ratio >= STATUS_RATIO_MIN,
      ),
    ],
  };
}

/** The status, and what is answered to who knows it, once everybody who has joined is counted in it. */
async function settledStatus(connection: Connection, path: string) {
  for (let tries = 1; ; tries += 1) {
    const first = await connection.ask(get(path));
    await sleep(SETTLE_MS);
    const etag = /\r\netag: *(\S+)/i.exec(first.head)?.[1] ?? '';
    const again = await connection.ask(get(path, `if-none-match: ${etag}\r\n`));
    if (again.status === 304 || tries === SETTLE_TRIES_MAX) return { first, again };
  }
}

async function measureNews(
  house: House,
  roomId: string,
  smoke: boolean,
): Promise<{ table: Table; verdicts: readonly Verdict[] }> {
  const sockets = smoke ? 200 : SOCKETS;
  const news = smoke ? 2 : NEWS;
  const audiences: Audience<RoomAudienceReport>[] = [];
  for (let n = 0; n < AUDIENCES; n += 1) {
    const job = { port: house.port, roomId, sockets: sockets / AUDIENCES };
    audiences.push(await startRoomAudience(job));
  }
  const toldAt = new Map<string, number>();
  for (let n = 0; n < news; n += 1) {
    const message = `News ${n}`;
    toldAt.set(message, performance.timeOrigin + performance.now());
    await ask(house, 'PATCH', `/api/v1/waiting-rooms/${roomId}`, { message });
    await sleep(NEWS_EVERY_MS);
  }
  const reports = await Promise.all(audiences.map((audience) => audience.finish()));
  const delays = new Histogram();
  let heard = 0;
  for (const { message, firstAtMs, arrivals } of reports.flatMap((report) => report.heard)) {
    const atMs = toldAt.get(message);
    if (atMs === undefined) continue;
    for (const [laterMs, count] of arrivals) {
      delays.record(Math.max(0, firstAtMs + laterMs - atMs), count);
      heard += count;
    }
  }
  const dropped = reports.reduce((sum, report) => sum + report.dropped, 0);
  const p99 = delays.percentileMs(99);
  return {
    table: {
      title: `From an operator's order to ${sockets.toLocaleString('en-GB')} sockets, ${news} times`,
      columns: ['p50 ms', 'p99 ms', 'max ms'],
      rows: [[50, 99, 100].map((part) => ms(delays.percentileMs(part)))],
    },
    verdicts: [
      correct(
        'every socket hears every change',
        `${heard} of ${news * sockets}, ${dropped} sockets lost`,
        heard === news * sockets && dropped === 0,
      ),
      speed(`news p99 within ${DELAY_MS_MAX} ms`, `${ms(p99)} ms`, p99 <= DELAY_MS_MAX),
    ],
  };
}

/** After the draw: what the server answers to people about their places, and what they compute themselves. */
async function comparePlaces(house: House, roomId: string, count: number): Promise<Verdict> {
  const path = `/api/v1/waiting-rooms/${roomId}`;
  const connection = await Connection.open(house.port);
  await ask(house, 'POST', `${path}/orders`, { order: 'pause' });
  const held = [];
  for (let n = 0; n < count; n += 1) {
    const buyer = buyerHeader(AUTH_SECRET, `usr_placed-${n}`);
    const { body } = await connection.ask(joinRequest(roomId, buyer));
    const { number, placeToken } = JSON.parse(String(body)) as {
      number: number;
      placeToken: string;
    };
    held.push({ number, headers: `${buyer}place-token: ${placeToken}\r\n` });
  }
  await ask(house, 'POST', `${path}/orders`, { order: 'close-lobby' });
  let status = await readStatus(connection, path);
  while (status.phase !== 'fifo') {
    await sleep(500);
    status = await readStatus(connection, path);
  }
  const draw = drawIn(status, portableDigests);
  let different = 0;
  for (const { number, headers } of held) {
    const { body } = await connection.ask(get(`${path}/place`, headers));
    const { place } = JSON.parse(String(body)) as { place: object };
    const own = placeOf(status, { number, returned: null }, draw);
    if (JSON.stringify(own) !== JSON.stringify(place)) different += 1;
  }
  connection.close();
  return correct(
    'the place that a client computes is the place that the server answers',
    `${different} of ${count} numbers of ${status.joined.toLocaleString('en-GB')} differ`,
    different === 0,
  );
}

async function readStatus(connection: Connection, path: string): Promise<WaitingRoomStatus> {
  const { body } = await connection.ask(get(path));
  return JSON.parse(String(body)) as WaitingRoomStatus;
}
