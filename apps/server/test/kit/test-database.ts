import { existsSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { inject } from 'vitest';
import { type MigrationSet, migrate } from '#platform/postgres/migrate';
import { createPool, type Pool } from '#platform/postgres/pool';
import { silentLogger } from '#platform/telemetry/logger';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const TEMPLATE = 'houseful_template';
const CONNECTIONS_MAX = 12;

/** Every schema of the house, found by its folder of migrations. */
export function allMigrationSets(): MigrationSet[] {
  const modules = existsSync(`${SOURCE}modules`) ? readdirSync(`${SOURCE}modules`) : [];
  return [
    { schema: 'platform', folder: `${SOURCE}platform/postgres/migrations` },
    ...modules
      .map((name) => ({
        schema: name.replaceAll('-', '_'),
        folder: `${SOURCE}modules/${name}/migrations`,
      }))
      .filter(({ folder }) => existsSync(folder)),
  ];
}

export async function migrateTemplate(serverUrl: string): Promise<string> {
  await runOnce(serverUrl, `create database ${TEMPLATE}`);
  const templateUrl = withDatabase(serverUrl, TEMPLATE);
  await migrate(templateUrl, allMigrationSets(), silentLogger);
  return templateUrl;
}

export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
}

/** A fresh database with every schema in place (tens of milliseconds in memory, some hundred on a disk). */
export async function cloneDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const serverUrl = withDatabase(templateUrl, 'postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnce(serverUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = withDatabase(templateUrl, name);
  const pool = createPool(url, CONNECTIONS_MAX, silentLogger);
  return {
    url,
    pool,
    close: async () => {
      await pool.end();
      await runOnce(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

/** A folder for what a house on this database keeps on the disk; made by who needs it, and nobody else's. */
export function dataDirOf({ url }: Pick<TestDatabase, 'url'>): string {
  return join(tmpdir(), `houseful_${new URL(url).pathname.slice(1)}`);
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
