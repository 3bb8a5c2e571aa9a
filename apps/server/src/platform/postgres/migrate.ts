import { runner } from 'node-pg-migrate';
import type { Logger } from '#platform/telemetry/logger';

export interface MigrationSet {
  /** The PostgreSQL schema that the module owns; its ledger of migrations lives there too. */
  readonly schema: string;
  /** Folder of plain forward SQL files, `0001_what.sql`. */
  readonly folder: string;
}

/**
 * Brings every module's schema up to date, each in one transaction, in the order given.
 * Safe to run from several processes at once: they wait for each other.
 */
export async function migrate(
  connectionString: string,
  sets: readonly MigrationSet[],
  log: Logger,
): Promise<void> {
  for (const { schema, folder } of sets) {
    const applied = await runner({
      databaseUrl: connectionString,
      dir: folder,
      direction: 'up',
      schema,
      createSchema: true,
      migrationsSchema: schema,
      migrationsTable: 'migrations',
      singleTransaction: true,
      advisoryLockMode: 'wait',
      logger: {
        debug: (message) => log.debug(message),
        info: (message) => log.debug(message),
        warn: (message) => log.warn(message),
        error: (message) => log.error(message),
      },
    });
    if (applied.length > 0)
      log.debug({ schema, applied: applied.map(({ name }) => name) }, 'migrated');
  }
}
