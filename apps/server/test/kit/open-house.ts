import type { ProblemBody } from '@houseful/contract/problems';
import { readConfig } from '#platform/config';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { compose, type House } from '../../src/compose.ts';
import { furnish } from '#test/kit/furnish';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { smallRoom } from '#test/kit/small-room';
import { cloneDatabase } from '#test/kit/test-database';

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
}

export interface OpenHouse {
  readonly house: House;
  readonly clock: ManualClock;
  readonly baseUrl: string;
  /** Calls the API over HTTP, below `/api/v1`. */
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

/** The whole house on a database of its own and a clock that stands still, listening on a free port. */
export async function openHouse(settings: Record<string, string> = {}): Promise<OpenHouse> {
  const database = await cloneDatabase();
  const clock = manualClock();
  const config = readConfig({
    PORT: '0',
    AUTH_SECRET,
    RATE_LIMITS: 'off',
    DEMO: 'off',
    ...settings,
  });
  const house = await compose({
    version: '0.0.0-test',
    config: { ...config, authSecret: AUTH_SECRET },
    connectionString: database.url,
    clock,
    random: seededRandom(database.url),
    log: silentLogger,
    checkOutputs: true,
  });
  const baseUrl = await house.app.listen({ host: '127.0.0.1', port: 0 });
  await furnish(house, {
    now: new Date('2026-11-20T12:00:00.000Z'),
    rooms: [smallRoom('smp_small'), smallRoom('smp_floor', { standing: 40 })],
    shows: SHOW_IDS.map((showId, index) => ({ showId, room: index === 2 ? 1 : 0 })),
  });
  await house.start();
  house.open();

  const ask: OpenHouse['ask'] = async <T>(method: string, path: string, asking: Asking = {}) => {
    const { token, key, body, headers = {} } = asking;
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
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
    });
    const raw = Buffer.from(await response.arrayBuffer());
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
    settle: () => house.facts.drain(),
    runJob: async (name) => {
      const job = house.jobs.find((each) => each.name === name);
      if (!job) throw new Error(`no job ${name}; there are ${house.jobs.map((j) => j.name)}`);
      await job.run();
    },
    close: async () => {
      await house.stop();
      await database.close();
    },
  };
}

export type Refusal = Answer<ProblemBody>;
