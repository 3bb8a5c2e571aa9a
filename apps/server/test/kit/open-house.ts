import type { NewShow } from '@houseful/contract/faces';
import type { ProblemBody } from '@houseful/contract/problems';
import { readConfig } from '#platform/config';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { compose, type House } from '../../src/compose.ts';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { smallRoom, smallShow } from '#test/kit/small-room';
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
  await furnish(house);
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

export const SHOW_IDS = ['shw_evening', 'shw_night', 'shw_floor'] as const;

/** One city, one venue, one title, three shows: two in a small room, one with a standing floor. */
async function furnish({ faces, facts }: House): Promise<void> {
  const rooms = [smallRoom('smp_small'), smallRoom('smp_floor', { standing: 40 })];
  const screens = rooms.map(({ seatMapId }, index) => ({
    screenId: `scr_${index + 1}`,
    name: `Screen ${index + 1}`,
    seatMapId,
    seatCount: 50,
    formats: ['2D'],
  }));
  const place = { latitude: 19.076, longitude: 72.8777, timeZone: 'Asia/Kolkata' };
  await faces.venues.registerPlaces({
    cities: [{ cityId: 'mumbai', name: 'Mumbai', state: 'Maharashtra', ...place }],
    venues: [
      {
        cityName: 'Mumbai',
        venue: {
          venueId: 'ven_test-talkies',
          name: 'Test Talkies',
          kind: 'multiplex',
          cityId: 'mumbai',
          address: '1 Proof Road',
          ...place,
          screens,
        },
      },
    ],
    seatMaps: rooms,
  });
  await facts.drain();
  await faces.catalog.addTitles([
    {
      titleId: 'ttl_test',
      kind: 'movie',
      name: 'A Test Film',
      nativeName: 'परीक्षा',
      year: 2026,
      languages: ['Hindi'],
      genres: ['Drama'],
      formats: ['2D'],
      certificate: 'UA 13+',
      durationMinutes: 120,
      rating: 8.1,
      synopsis: 'A film that is only ever shown to tests.',
      cast: [{ name: 'Asha Rao', role: 'Herself' }],
      crew: [{ name: 'Omar Khan', job: 'Director' }],
      palette: ['#1c1917', '#b91c1c', '#fef3c7'],
      motif: 'stars',
      releaseDate: '2026-11-13',
    },
  ]);
  const now = new Date('2026-11-20T12:00:00.000Z');
  const shows = SHOW_IDS.map((showId, index): NewShow => {
    const {
      label,
      seatsPerHoldMax: _,
      ...terms
    } = smallShow(showId, rooms[index === 2 ? 1 : 0] as (typeof rooms)[0], now);
    return {
      ...terms,
      titleId: 'ttl_test',
      venueId: 'ven_test-talkies',
      screenId: index === 2 ? 'scr_2' : 'scr_1',
      startsAt: label.startsAt,
      endsAt: label.endsAt,
      localTime: '01:00',
      language: 'Hindi',
      format: '2D',
    };
  });
  await faces.catalog.scheduleShows(shows);
  await facts.drain();
}
