import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One thing that must be clean before a change is done. */
interface Check {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** By the program's own entry file, so that every tool runs on the Node that runs this. */
const CHECKS: readonly Check[] = [
  ...[
    ...['packages/contract', 'packages/line', 'packages/gate', 'packages/seat-plan'],
    ...['apps/server', 'apps/web', 'bench', 'tools'],
  ].map((project) => ({
    name: `types ${project}`,
    script: 'node_modules/typescript/bin/tsc',
    args: ['-p', project],
  })),
  {
    name: 'lint',
    script: 'node_modules/oxlint/bin/oxlint',
    args: ['--type-aware', '--deny-warnings', '--quiet'],
  },
  {
    name: 'walls',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--config', 'vitest.walls.config.ts'],
  },
  { name: 'format', script: 'node_modules/@biomejs/biome/bin/biome', args: ['format'] },
  { name: 'unused code', script: 'node_modules/knip/bin/knip.js', args: [] },
  { name: 'generated files', script: 'scripts/generate.ts', args: ['--check'] },
];

const failed = CHECKS.filter(({ name, script, args }) => {
  if (!existsSync(`${ROOT}${script}`)) throw new Error(`${script} is missing: run npm ci`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status !== 0;
});

process.exitCode = failed.length > 0 ? 1 : 0;
