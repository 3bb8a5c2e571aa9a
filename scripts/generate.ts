import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { z } from 'zod';
import { FACTS } from '../packages/contract/src/facts.ts';
import { allMigrations } from '../apps/server/src/compose.ts';
import { openApiDocument } from '../apps/server/src/gateway/openapi.ts';
import { allOperations } from '../apps/server/src/gateway/operations.ts';
import { describeConfig } from '../apps/server/src/platform/config.ts';
import { startEmbeddedPostgres } from '../apps/server/src/platform/postgres/embedded.ts';
import { migrate } from '../apps/server/src/platform/postgres/migrate.ts';
import { silentLogger } from '../apps/server/src/platform/telemetry/logger.ts';
import { PlanShape } from '../packages/seat-plan/src/plan.ts';
import { withKinds } from './describe-problems.ts';
import { describeSchema } from './describe-schema.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROBLEMS_PAGE = join(ROOT, 'docs/problems/README.md');

/**
 * Writes the files that are made from code and committed, so that a change of a public shape
 * shows in review. With `--check` it writes nothing and fails when one is out of date.
 */
async function generate(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const files = new Map<string, string>([
    ['contracts/openapi.json', json(openApiDocument(allOperations, version))],
    ['contracts/facts.json', json(describeFacts())],
    ['docs/config.md', describeConfig()],
    ['docs/problems/README.md', withKinds(await readFile(PROBLEMS_PAGE, 'utf8'))],
    ['packages/seat-plan/src/plan.schema.json', json(z.toJSONSchema(PlanShape, { io: 'input' }))],
    ...(await describeSchemas()),
  ]);
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [path, text] of files) {
    const file = join(ROOT, path);
    const current = await readFile(file, 'utf8').catch(() => '');
    if (current === text) continue;
    stale.push(path);
    if (check) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  if (check && stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run \`npm run generate\` and commit.`);
    process.exitCode = 1;
  } else {
    console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}.` : 'Generated files are fresh.');
  }
}

function describeFacts(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(FACTS).map(([name, schema]) => [name, z.toJSONSchema(schema)]),
  );
}

/** Each module's schema as the migrations leave it, read back from a real database. */
async function describeSchemas(): Promise<[string, string][]> {
  const folder = await mkdtemp(join(tmpdir(), 'houseful-generate-'));
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLogger });
  const client = new pg.Client({ connectionString: server.connectionString });
  try {
    await migrate(server.connectionString, allMigrations, silentLogger);
    await client.connect();
    const described: [string, string][] = [];
    for (const { schema } of allMigrations) {
      described.push([`contracts/database/${schema}.sql`, await describeSchema(client, schema)]);
    }
    return described;
  } finally {
    await client.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

await generate();
