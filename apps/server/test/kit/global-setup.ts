import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#platform/postgres/embedded';
import { silentLogger } from '#platform/telemetry/logger';
import { quickFolder } from '#test/kit/quick-folder';
import { migrateTemplate } from '#test/kit/test-database';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the template database; tests clone it, never touch it. */
    templateUrl: string;
  }
}

/** One real PostgreSQL for the whole run, with a migrated template to clone from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await quickFolder();
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLogger });
  const templateUrl = await migrateTemplate(server.connectionString);
  project.provide('templateUrl', templateUrl);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
