import { rm } from 'node:fs/promises';
import type { ProblemBody } from '@houseful/contract/problems';
import { type Clock, systemClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { compose, type House } from '../../src/compose.ts';
import { furnish } from '#test/kit/furnish';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { smallRoom } from '#test/kit/small-room';
import { cloneDatabase, dataDirOf } from '#test/kit/test-database';

const AUTH_SECRET = 'a secret for tests, long enough to be one';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Record<string, string | undefined>;
  readonly body: T;
  readonly raw: Buffer;
}

export interface Asking {
  readonly token?: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Ask the house of `baseUrl`: versions and tags of a seat map belong to one process. */
  readonly sameHouse?: true;
}

export interface OpenHouse {
  /** The first of the houses: for what is not asked over HTTP. */
  readonly house: House;
  readonly clock: ManualClock;
  readonly baseUrl: string;
  /** Calls the API over HTTP, below `/api/v1`; of several houses each time the next one. */
  ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    asking?: Asking,
  ): Promise<Answer<T>>;
  /** A fresh guest's access token. */
  guest(): Promise<string>;
  /** Delivers every fact that is due. */
  settle(): Promise<void>;
  runJob(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Two in a small room, one with a standing floor. */
export const SHOW_IDS = ['shw_evening', 'shw_night', 'shw_floor'] as const;

/** How many houses share the database; requests go to them in turn, as a load balancer without stickiness sends them. */
const HOUSES_MAX = Number(process.env['HOUSES'] ?? 1);
/** Signals gather for so long; on a clock that stands still a second house would never hear them. */
const GATHER_MS_MAX = 5;
/** Until the other houses have surely heard of a write. */
const HEARD_MS = 30;

/** The whole house on a database of its own and a clock that stands still, listening on a free port. */
export async function openHouse(settings: Record<string, string> = {}): Promise<OpenHouse> {
  const database = await cloneDatabase();
  const clock = manualClock();
  const config = readConfig({
    PORT: '0',
    AUTH_SECRET,
    RATE_LIMITS: 'off',
    DEMO: 'off',
    DATA_DIR: dataDirOf(database),
    ...settings,
  });
  // Each process counts for itself what a source may ask, and what it has in hand.
  const countsItself = config.rateLimits || 'REQUESTS_IN_FLIGHT_MAX' in settings;
  const count = countsItself ? 1 : HOUSES_MAX;
  const houses: House[] = [];
  const baseUrls: string[] = [];
  for (let number = 1; number <= count; number++) {
    const house = await compose({
      version: '0.0.0-test',
      config: { ...config, authSecret: AUTH_SECRET },
      connectionString: database.url,
      clock: count > 1 ? withRealMoments(clock) : clock,
      random: seededRandom(`${database.url} ${number}`),
      log: silentLogger,
      checkOutputs: true,
    });
    houses.push(house);
    baseUrls.push(await house.app.listen({ host: '127.0.0.1', port: 0 }));
  }
  const [house] = houses as [House];
  const [baseUrl] = baseUrls as [string];
  await furnish(house, {
    now: new Date('2026-11-20T12:00:00.000Z'),
    rooms: [smallRoom('smp_small'), smallRoom('smp_floor', { standing: 40 })],
    shows: SHOW_IDS.map((showId, index) => ({ showId, room: index === 2 ? 1 : 0 })),
  });
  for (const each of houses) {
    await each.start();
    each.open();
  }
  let turn = 0;

  const ask: OpenHouse['ask'] = async <T>(method: string, path: string, asking: Asking = {}) => {
    const { token, key, body, headers = {}, sameHouse } = asking;
    const response = await fetch(
      `${sameHouse ? baseUrl : baseUrls[turn++ % count]}/api/v1${path}`,
      {
        method,
        redirect: 'manual',
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    );
    const raw = Buffer.from(await response.arrayBuffer());
    if (count > 1 && method !== 'GET') await systemClock.sleep(HEARD_MS);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (isJson && raw.length > 0 ? JSON.parse(raw.toString()) : {}) as T,
      raw,
    };
  };

  return {
    house,
    clock,
    baseUrl,
    ask,
    guest: async () => {
      const { body } = await ask<{ accessToken: string }>('POST', '/auth/guest', { body: {} });
      return body.accessToken;
    },
    settle: async () => {
      // Each passes over what another one has in hand.
      do await Promise.all(houses.map(({ facts }) => facts.drain()));
      while (count > 1 && (await hasDueFacts(house, clock.now())));
    },
    runJob: async (name) => {
      const job = house.jobs.find((each) => each.name === name);
      if (!job) throw new Error(`no job ${name}; there are ${house.jobs.map((j) => j.name)}`);
      await job.run();
    },
    close: async () => {
      for (const each of houses) await each.stop();
      await database.close();
      await rm(dataDirOf(database), { recursive: true, force: true });
    },
  };
}

function withRealMoments(clock: ManualClock): Clock {
  return {
    ...clock,
    sleep: (ms, signal) => (ms <= GATHER_MS_MAX ? systemClock : clock).sleep(ms, signal),
  };
}

async function hasDueFacts({ pool }: House, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    'select from platform.outbox where set_aside_at is null and due_at <= $1 limit 1',
    [now],
  );
  return rowCount !== 0;
}

export type Refusal = Answer<ProblemBody>;
