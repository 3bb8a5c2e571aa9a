import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createIds } from '#platform/ids';
import { migrate } from '#platform/postgres/migrate';
import { createPool, type Pool } from '#platform/postgres/pool';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { manualClock } from '#test/kit/manual-clock';
import { ANYBODY } from './catalog-world.fixture.ts';
import { catalogMigrations, createCatalog } from './index.ts';

const OWNER = 'plain_owner';
const DATABASE = 'somebody_elses';

let serverUrl: URL;
let firstOnly: string;
beforeEach(async () => {
  serverUrl = new URL(inject('templateUrl'));
  serverUrl.pathname = '/postgres';
  firstOnly = await mkdtemp(join(tmpdir(), 'houseful-first-'));
  await cp(join(catalogMigrations.folder, '0001_catalog.sql'), join(firstOnly, '0001_catalog.sql'));
  await asSuperuser(
    `create role ${OWNER} login password 'for tests alone' nosuperuser nocreatedb`,
    `create database ${DATABASE} owner ${OWNER}`,
  );
});
afterEach(async () => {
  await asSuperuser(`drop database ${DATABASE} with (force)`, `drop role ${OWNER}`);
  await rm(firstOnly, { recursive: true });
});

async function asSuperuser(...statements: string[]): Promise<void> {
  await query(serverUrl.href, ...statements);
}

async function query(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(user?: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  if (user !== undefined) {
    url.username = user;
    url.password = 'for tests alone';
  }
  return url.href;
}

/** What a house of the first version may hold: a film with a show of tomorrow, one without. */
const OLD_ROWS = [
  `insert into catalog.venues values ('ven_a', 'mumbai', 'Mumbai', 'Regal', 'multiplex', '1 Road', 19, 73, 'Asia/Kolkata', '[]')`,
  ...['Dangal', 'Anand'].map(
    (
      name,
    ) => `insert into catalog.titles values ('ttl_${name}', 'movie', '${name}', null, 2016, '{Hindi}', '{Drama}',
      '{2D}', null, 120, null, 'Somebody wants something.', '{"cast": [], "crew": []}', '{}', 'stars')`,
  ),
  `insert into catalog.shows values ('shw_a', 'ttl_Dangal', 'ven_a', 'mumbai', 'scr_a', 'Screen 1',
     '2026-11-21T10:00Z', '2026-11-21T12:00Z', '2026-11-21', '15:30', 'Hindi', '2D')`,
];

test.each([
  ['the owner adds the extension', []],
  [
    'the extension stands in a schema of its own',
    ['create schema ext', 'create extension pg_trgm schema ext'],
  ],
])(
  'a house of the first version on a plain owner’s database becomes searchable: %s',
  async (_, prepare) => {
    await query(urlOf(), ...prepare, `grant usage on schema public to ${OWNER}`);
    if (prepare.length > 0) await query(urlOf(), `grant usage on schema ext to ${OWNER}`);
    const url = urlOf(OWNER);
    await migrate(url, [{ ...catalogMigrations, folder: firstOnly }], silentLogger);
    await query(url, ...OLD_ROWS);
    await migrate(url, [catalogMigrations], silentLogger);

    const pool: Pool = createPool(url, 2, silentLogger);
    try {
      const { face, schedule } = createCatalog({
        pool,
        clock: manualClock(),
        ids: createIds(manualClock(), seededRandom('upgrade')),
        record: async () => undefined,
        audit: async () => undefined,
        seatsPerHoldMax: 10,
        log: silentLogger,
        priceShow: () => Promise.reject(new Error('nothing is planned here')),
        sellBy: async () => undefined,
      });
      const { items } = await face.listTitles(
        { limit: 10, status: 'now', sort: 'newest' },
        ANYBODY,
      );
      // The first day in the house is the first that is known; of shows from before no price is.
      expect(items).toMatchObject([
        { titleId: 'ttl_Dangal', releaseDate: '2026-11-21', priceFrom: null },
      ]);
      expect(await face.getTitle({ titleId: 'ttl_Anand' }, ANYBODY)).toMatchObject({
        releaseDate: '2016-01-01',
      });
      await schedule.find(({ name }) => name === 'catalog/name-everything')?.run();
      const found = await face.search({ q: 'dnagal', limit: 6 }, ANYBODY);
      expect(found).toMatchObject({ correctedTo: 'dangal', titles: [{ titleId: 'ttl_Dangal' }] });
    } finally {
      await pool.end();
    }
  },
);
