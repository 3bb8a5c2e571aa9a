import { startEmbeddedPostgres } from '#platform/postgres/embedded';

/**
 * A process of its own with a database, for tests that kill it: `node embedded-host.fixture.ts <data folder>`.
 * Prints its connection string once the database is open, and stops on SIGTERM.
 */
const [, , dataDir = ''] = process.argv;
const database = await startEmbeddedPostgres({
  dataDir,
  log: { info: console.error, warn: console.error },
});
process.once('SIGTERM', () => void database.stop());
process.stdout.write(`${database.connectionString}\n`);
