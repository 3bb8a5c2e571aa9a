// npm test: installs the full tree, builds the website, then runs the checks, the tests, the simulation and the browser
// journeys, and closes with one line: "N passed, N failed". Under CI=true a test that was left out is a failure too.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
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

/** Of a failure's own words as many as tell it from others; the rest stands further up. */
const REASON_LENGTH_MAX = 2_000;

/** What one runner says: how many tests passed, which failed and why, and which were left out. */
const nothing = () => ({ passed: 0, failures: [], skipped: [] });

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
  const passed = results.reduce((total, result) => total + result.passed, 0);
  const failures = results.flatMap((result) => result.failures);
  const skipped = results.flatMap((result) => result.skipped);
  // Told once more at the end: the end is what is left of a log that is too long.
  for (const failure of failures) console.log(`\nFailed: ${failure}`);
  for (const name of skipped) console.log(`Left out: ${name}`);
  if (underCi && skipped.length > 0) console.log('Under CI=true nothing may be left out.');
  const counts = [`${passed} passed`, `${failures.length} failed`];
  if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
  console.log(`\n${counts.join(', ')}`);
  process.exitCode = failures.length > 0 || (underCi && skipped.length > 0) ? 1 : 0;
}

/** Types, lint, format and walls count as one test. */
async function runCheck() {
  console.log('\nnpm run check');
  const [npm, ...args] = npmCommand();
  const ok = await runOpenly(npm, [...args, 'run', '--silent', 'check'], { cwd: root });
  return asOneTest('npm run check', ok);
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
      else if (test.status === 'failed') {
        result.failures.push(describe(`${name}: ${test.fullName}`, test.failureMessages));
      } else result.skipped.push(test.fullName);
    }
    // A file that could not even be loaded has no tests to count.
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      result.failures.push(describe(`${name}: ${relative(root, file.name)}`, [file.message]));
    }
  }
  return withCrash(name, result, ok);
}

/** Histories of a box office where everything goes wrong; all of them count as one test. */
async function runSimulation(node) {
  console.log('\nnpm run sim');
  const sim = join(root, 'apps', 'server', 'test', 'sim', 'main.ts');
  const ok = await runOpenly(node, [sim, '--seeds', String(seeds)], { cwd: root });
  return asOneTest('npm run sim', ok);
}

function asOneTest(name, ok) {
  return ok ? { ...nothing(), passed: 1 } : { ...nothing(), failures: [`${name} (see above)`] };
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
    for (const { status, projectName, results } of spec.tests) {
      if (status === 'expected') result.passed++;
      else if (status === 'skipped') result.skipped.push(spec.title);
      else {
        // A journey that passes at the second try only is a defect, too.
        const reasons = results.flatMap(({ errors }) => errors.map(({ message }) => message));
        result.failures.push(
          describe(`browser, ${projectName}: ${spec.file}, ${spec.title}`, reasons),
        );
      }
    }
  }
  return withCrash('browser', result, ok);
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function describe(name, reasons) {
  return [name, ...reasons.map((reason) => reason.slice(0, REASON_LENGTH_MAX))].join('\n');
}

/** A runner that failed without a failed test: a crash, or an error outside of any test. */
function withCrash(name, result, ok) {
  if (ok || result.failures.length > 0) return result;
  return { ...result, failures: [`${name}: an error outside of any test (see above)`] };
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
