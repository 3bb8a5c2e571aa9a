import { setTimeout as sleep } from 'node:timers/promises';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { drawIn } from '@houseful/line/draw';
import { checkPublished } from '@houseful/line/read-proof';
import { portableDigests } from '@houseful/line/sha256';
import type { Bench, Table } from '../bench.ts';
import { conditions, correct, othersThan, perSecond, rateOf, speed } from '../figures.ts';
import { collectGarbage, INSPECTABLE } from '../house/collect-garbage.ts';
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { freePort } from '../house/processes.ts';
import { CINEMA } from '../house/room.ts';
import { ask, openRoom } from '../house/waiting-room.ts';
import { startRedis } from '../limits/redis.ts';
import type { Report } from '../load/meter.ts';
import { load } from '../load/start-load.ts';

const CROWD = 10_000_000;
const WARM_UP = 200_000;
const SMOKE_CROWD = 3_000;
const CONNECTIONS = 128;
const ROUND_MS = 60_000;
const MEMORY_MB_MAX = 50;
const DATABASE_MB_MAX = 50;
const MB = 1_000_000;
const PIPELINE = 1_000;
const RANKS = 100_000;
const SETTLE_MS = 5_000;
const PRINT_BITS = 36;
const SHARED_BY_LUCK_MAX = 3;

/** Ten million people in one lobby, and the same crowd as a sorted set. */
export const tenMillion: Bench = {
  name: 'ten-million',
  about:
    '10,000,000 joins into one room: what server and database grow by, and the same crowd as a Redis sorted set.',
  run: async ({ smoke }) => {
    const crowd = smoke ? SMOKE_CROWD : CROWD;
    const house = await openHouse(
      { rooms: [CINEMA], shows: [{ showId: 'shw_rush', seatMapId: CINEMA.seatMapId }] },
      INSPECTABLE,
    );
    try {
      const roomId = await openRoom(house, 'shw_rush');
      const warmed = await join(house, roomId, 0, smoke ? 0 : WARM_UP);
      await sleep(smoke ? 0 : SETTLE_MS);
      const before = await sizesOf(house);
      const startedMs = performance.now();
      const joined = await join(house, roomId, warmed.next, crowd);
      const seconds = (performance.now() - startedMs) / 1_000;
      await sleep(SETTLE_MS);
      const after = await sizesOf(house);
      const errors = othersThan(joined.reports, [201]);
      const memory = after.serverMb - before.serverMb;
      const database = (after.databaseBytes - before.databaseBytes) / MB;
      const drawn = await drawAndCheck(house, roomId);
      const expected = joined.next;
      // Who has the fingerprint of somebody before is taken for them (known/README.md).
      const shared = expected - drawn.count;
      const likely = expected ** 2 / 2 ** (PRINT_BITS + 1);
      const sortedSet = await measureSortedSet(crowd);
      return {
        tables: [
          {
            title: `${crowd.toLocaleString('en-GB')} people`,
            columns: ['', 'Houseful', 'Redis sorted set'],
            rows: [
              ['joins a second', perSecond(crowd / seconds), sortedSet.joins],
              ['memory, MB', memory, sortedSet.memoryMb],
              ['database, MB', database.toFixed(1), '–'],
              ['ranks a second', perSecond(drawn.ranksPerSecond), sortedSet.ranks],
              ['the draw, s', drawn.seconds.toFixed(1), '–'],
              ['the proof, KB', Math.round(drawn.proofBytes / 1_000), '–'],
            ],
          },
          courseOf(joined.reports),
        ],
        verdicts: [
          correct('everybody gets a place', `${errors} others`, errors === 0),
          correct(
            'everybody is drawn, but for as many who share a fingerprint as chance has it; the proof holds',
            `${drawn.count.toLocaleString('en-GB')} of ${expected.toLocaleString('en-GB')} drawn, ${shared} share (${Math.round(likely)} likely), proof ${drawn.isSound ? 'sound' : 'broken'}`,
            shared >= 0 && shared <= 2 * likely + SHARED_BY_LUCK_MAX && drawn.isSound,
          ),
          speed(
            `server memory grows by at most ${MEMORY_MB_MAX} MB`,
            `${memory} MB`,
            memory <= MEMORY_MB_MAX,
          ),
          speed(
            `database grows by at most ${DATABASE_MB_MAX} MB`,
            `${database.toFixed(1)} MB`,
            database <= DATABASE_MB_MAX,
          ),
        ],
        plots: [],
        notes: [
          'Server memory is what the system counts for the process, after its garbage was collected. Joins go through HTTP with a token for each person; Redis is asked in pipelines of 1,000 over one connection, nothing durable. A rank is asked of Redis; of Houseful each client computes its own, here with the browser’s code.',
          conditions(house),
        ],
      };
    } finally {
      await house.close();
    }
  },
};

interface Joined {
  readonly next: number;
  readonly reports: readonly Report[];
}

async function join(house: House, roomId: string, first: number, count: number): Promise<Joined> {
  const reports: Report[] = [];
  let next = first;
  while (next < first + count) {
    const report = await load({
      ...{ kind: 'joins', connections: CONNECTIONS, warmMs: 0, measureMs: ROUND_MS },
      ...{ port: house.port, authSecret: AUTH_SECRET, roomId },
      ...{ firstBuyer: next, buyersMax: first + count - next },
    });
    next = report.extra['nextBuyer'] ?? next;
    reports.push(report);
  }
  return { next, reports };
}

async function sizesOf(house: House): Promise<{ serverMb: number; databaseBytes: number }> {
  await collectGarbage(house);
  const [size] = await house.sql<{ bytes: string }>(
    'select pg_database_size(current_database())::text as bytes',
  );
  return { serverMb: house.usage().server.memoryMb, databaseBytes: Number(size?.bytes) };
}

async function drawAndCheck(house: House, roomId: string) {
  const path = `/api/v1/waiting-rooms/${roomId}`;
  await ask(house, 'POST', `${path}/orders`, { order: 'pause' });
  const startedMs = performance.now();
  await ask(house, 'POST', `${path}/orders`, { order: 'close-lobby' });
  const status = async () => JSON.parse(String(await ask(house, 'GET', path))) as WaitingRoomStatus;
  let now = await status();
  while (now.draw === null) {
    await sleep(100);
    now = await status();
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  const proof = String(await ask(house, 'GET', `${path}/draw`));
  const { checks } = checkPublished(proof, now.announcement?.commitment ?? null, portableDigests);
  const draw = drawIn(now, portableDigests);
  const rankedMs = performance.now();
  for (let n = 0; n < RANKS; n += 1) draw?.rankOf(n % now.draw.leased);
  return {
    ...{ seconds, proofBytes: proof.length, count: now.draw.count },
    isSound: checks.every(({ ok }) => ok),
    ranksPerSecond: RANKS / ((performance.now() - rankedMs) / 1_000),
  };
}

function courseOf(reports: readonly Report[]): Table {
  return {
    title: 'Joins a second, minute by minute',
    columns: ['minute', 'joins/s'],
    rows: reports
      .slice(0, -1)
      .map((report, minute) => [minute + 1, perSecond(rateOf(report, 201))]),
  };
}

async function measureSortedSet(
  crowd: number,
): Promise<{ joins: string; memoryMb: number | string; ranks: string }> {
  const redis = await startRedis(await freePort());
  if (!redis) return { joins: 'not installed', memoryMb: '–', ranks: '–' };
  try {
    const before = await redis.memoryBytes();
    const joins = await timed(crowd, (n) => ['ZADD', 'room', 'NX', String(n), memberAt(n)], redis);
    const memoryMb = Math.round(((await redis.memoryBytes()) - before) / MB);
    const ranks = await timed(
      Math.min(RANKS, crowd),
      (n) => ['ZRANK', 'room', memberAt((n * 7_919) % crowd)],
      redis,
    );
    return { joins: perSecond(joins), memoryMb, ranks: perSecond(ranks) };
  } finally {
    await redis.stop();
  }
}

/** A buyer's id as ours are. */
function memberAt(n: number): string {
  return `usr_${String(n).padStart(26, '0')}`;
}

async function timed(
  count: number,
  command: (n: number) => string[],
  redis: { pipeline(commands: readonly string[][]): Promise<void> },
): Promise<number> {
  const startedMs = performance.now();
  for (let from = 0; from < count; from += PIPELINE) {
    const some = Math.min(PIPELINE, count - from);
    await redis.pipeline(Array.from({ length: some }, (_, n) => command(from + n)));
  }
  return count / ((performance.now() - startedMs) / 1_000);
}
