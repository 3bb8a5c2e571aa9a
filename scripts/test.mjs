// npm test: installs the full tree, builds the website, then runs the checks, the tests, the simulation and the browser
// journeys, and closes with one line: "N passed, N failed". Under CI=true a test that was left out is a failure too.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureWebBuilt } from './build-web.mjs';
import { findChromium } from './find-chromium.mjs';
import { ensureInstalled, findNode, npmCommand } from './install.mjs';
import { Halt, runOpenly } from './run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = join(root, 'node_modules', '.cache', 'test-reports');
const underCi = process.env.CI === 'true';
/** Minutes where a machine waits, half a minute where a person does. */
const seeds = underCi ? 10_000 : 1_000;

/** What one runner says: how many tests went how, and which were left out. */
const nothing = () => ({ passed: 0, failed: 0, skipped: [] });

async function main() {
  await ensureInstalled({ root, tree: 'full' });
  const node = findNode(root);
  await ensureWebBuilt({ root, node });
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const results = [
    await runCheck(),
    await runVitest(node, 'vitest'),
    await runPair(node),
    await runSimulation(node),
    await runBrowser(node),
  ];
  const sum = (kind) => results.reduce((total, result) => total + result[kind], 0);
  const skipped = results.flatMap((result) => result.skipped);
  for (const name of skipped) console.log(`Left out: ${name}`);
  if (underCi && skipped.length > 0) console.log('Under CI=true nothing may be left out.');
  const counts = [`${sum('passed')} passed`, `${sum('failed')} failed`];
  if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
  console.log(`\n${counts.join(', ')}`);
  process.exitCode = sum('failed') > 0 || (underCi && skipped.length > 0) ? 1 : 0;
}

/** Types, lint, format and walls count as one test. */
async function runCheck() {
  console.log('\nnpm run check');
  const [npm, ...args] = npmCommand();
  const ok = await runOpenly(npm, [...args, 'run', '--silent', 'check'], { cwd: root });
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

/** The flows and races that go over HTTP once more, spread over two houses on one database. */
function runPair(node) {
  console.log('\nFlows and races against two houses on one database');
  const test = join(root, 'apps', 'server', 'test');
  const files = ['flows', 'races'].flatMap((folder) =>
    readdirSync(join(test, folder))
      .filter((name) => name.endsWith('.pg.test.ts'))
      .map((name) => join(test, folder, name)),
  );
  const overHttp = files.filter((file) => readFileSync(file, 'utf8').includes('openHouse('));
  return runVitest(node, 'pair', overHttp, { HOUSES: '2' });
}

async function runVitest(node, name, files = [], settings = {}) {
  const report = join(reports, `${name}.json`);
  const ok = await runOpenly(
    node,
    [
      ...[join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run'],
      ...files,
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { cwd: root, env: { ...process.env, ...settings } },
  );
  const result = nothing();
  for (const file of existsSync(report) ? readJson(report).testResults : []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') result.passed++;
      else if (test.status === 'failed') result.failed++;
      else result.skipped.push(test.fullName);
    }
    // A file that could not even be loaded has no tests to count.
    if (file.status === 'failed' && file.assertionResults.length === 0) result.failed++;
  }
  return withCrash(result, ok);
}

/** Histories of a box office where everything goes wrong; all of them count as one test. */
async function runSimulation(node) {
  console.log('\nnpm run sim');
  const sim = join(root, 'apps', 'server', 'test', 'sim', 'main.ts');
  const ok = await runOpenly(node, [sim, '--seeds', String(seeds)], { cwd: root });
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

async function runBrowser(node) {
  const chromium = await findChromium();
  if (!chromium) return withoutBrowser();
  const report = join(reports, 'playwright.json');
  const ok = await runOpenly(
    node,
    [
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      ...[
        'test',
        `--config=${join(root, 'playwright.config.ts')}`,
        '--reporter=line,json',
        `--output=${join(reports, 'playwright')}`,
      ],
    ],
    {
      cwd: root,
      env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    },
  );
  const { suites } = existsSync(report) ? readJson(report) : { suites: [] };
  const result = nothing();
  for (const spec of suites.flatMap(specsOf)) {
    for (const { status } of spec.tests) {
      if (status === 'expected') result.passed++;
      else if (status === 'skipped') result.skipped.push(spec.title);
      // A journey that passes at the second try only is a defect, too.
      else result.failed++;
    }
  }
  return withCrash(result, ok);
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** A runner that failed without a failed test: a crash, or an error outside of any test. */
function withCrash(result, ok) {
  return ok || result.failed > 0 ? result : { ...result, failed: 1 };
}

function withoutBrowser() {
  const given = process.env.CHROMIUM_PATH;
  console.log(
    given
      ? `\nCHROMIUM_PATH=${given} does not start; name a Chromium or Chrome that does.`
      : '\nThe browser journeys need Chromium: install it ("apt-get install chromium"), or give CHROMIUM_PATH.',
  );
  const folder = join(root, 'apps', 'web', 'e2e');
  const journeys = readdirSync(folder).filter((name) => /\.(spec|test)\.ts$/.test(name));
  return { ...nothing(), skipped: journeys.map((name) => `apps/web/e2e/${name}`) };
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Halt)) throw error;
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
