import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from '@houseful/contract/problems';
import { expect, test } from 'vitest';
import { importsOf, isTest, ROOT, type Source, sourcesBelow, withoutComments } from './sources.ts';

const SERVER = 'apps/server/src';
const MODULES = `${SERVER}/modules`;

const SQL = /\b(insert into|delete from|select [^'"]+ from|update [\w.]+\s+set)\b/i;
/** A statement over several lines, from its first word to the table's name. */
const LONG_SELECT = /\bselect\s[\w\s.,*()]{1,400}\sfrom\s+[a-z_]+\.[a-z_]+/i;
const QUERY_BUILDER = /\b(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/;
const CLOCK_OR_CHANCE =
  /Date\.now\(|new Date\(\)|Math\.random|randomUUID|\b(setTimeout|setInterval|setImmediate)\(|Temporal\.Now/;
const THE_MACHINES_OWN = /\bsystem(Clock|Random)\b/;

const server = sourcesBelow(SERVER).filter((source) => !isTest(source));
const contract = sourcesBelow('packages/contract/src').filter((source) => !isTest(source));
const lineRules = sourcesBelow('packages/line/src').filter((source) => !isTest(source));
const gateRules = sourcesBelow('packages/gate/src').filter((source) => !isTest(source));
const planRules = sourcesBelow('packages/seat-plan/src').filter((source) => !isTest(source));
const web = sourcesBelow('apps/web/src').filter((source) => !isTest(source));

function moduleOf(path: string): string | undefined {
  return path.startsWith(`${MODULES}/`) ? path.slice(MODULES.length + 1).split('/')[0] : undefined;
}

/** `file → import` for each import that the rule forbids. */
function trespasses(
  sources: readonly Source[],
  forbidden: (from: string, imported: string) => boolean,
): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter((imported) => forbidden(source.path, imported))
      .map((imported) => `${source.path} → ${imported}`),
  );
}

/** `file: line` for each line outside comments that the pattern finds. */
function findings(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

test('the walls see the house', () => {
  expect(server.length).toBeGreaterThan(60);
  expect(contract.length).toBeGreaterThan(8);
});

test('a module is entered by its index.ts, from compose.ts only, and imports no other module', () => {
  expect(
    trespasses(server, (from, imported) => {
      const target = moduleOf(imported);
      if (target === undefined || target === moduleOf(from)) return false;
      return from !== `${SERVER}/compose.ts` || imported !== `${MODULES}/${target}/index.ts`;
    }),
  ).toEqual([]);
});

test('modules and platform do not know the gateway, the composer or the demo', () => {
  expect(
    trespasses(
      server.filter(({ path }) => moduleOf(path) || path.startsWith(`${SERVER}/platform/`)),
      (_from, imported) =>
        imported.startsWith(`${SERVER}/gateway/`) ||
        imported.startsWith(`${SERVER}/demo/`) ||
        imported === `${SERVER}/compose.ts`,
    ),
  ).toEqual([]);
});

test('platform knows no module, and of the contract only problems and facts', () => {
  expect(
    trespasses(
      server.filter(({ path }) => path.startsWith(`${SERVER}/platform/`)),
      (_from, imported) =>
        moduleOf(imported) !== undefined ||
        (imported.startsWith('packages/contract/') &&
          !/\/(problems|facts|operation)\.ts$/.test(imported)),
    ),
  ).toEqual([]);
});

test('the contract imports only zod', () => {
  expect(
    trespasses(
      contract,
      (_from, imported) => imported !== 'zod' && !imported.startsWith('packages/contract/src/'),
    ),
  ).toEqual([]);
});

test('the line runs everywhere: of others it takes only types of the contract', () => {
  expect(lineRules.length).toBeGreaterThan(10);
  const imported = lineRules.flatMap(({ text }) => [
    ...text.matchAll(/^import (.+?) from '(.+?)'/gms),
  ]);
  const others = imported.filter(([, what = '', from = '']) =>
    from.startsWith('./') ? false : !(what.startsWith('type ') && from.startsWith('@houseful/')),
  );
  expect(others.map(([statement]) => statement)).toEqual([]);
  expect(findings(lineRules, CLOCK_OR_CHANCE)).toEqual([]);
  expect(findings(lineRules, /\bawait\b|\basync\b/)).toEqual([]);
});

test('the gate judges everywhere: of others it takes only types of the contract', () => {
  expect(gateRules.length).toBeGreaterThan(6);
  const others = gateRules
    .flatMap(({ text }) => [...text.matchAll(/^import (.+?) from '(.+?)'/gms)])
    .filter(([, what = '', from = '']) =>
      from.startsWith('./') ? false : !(what.startsWith('type ') && from.startsWith('@houseful/')),
    );
  expect(others.map(([statement]) => statement)).toEqual([]);
  expect(findings(gateRules, CLOCK_OR_CHANCE)).toEqual([]);
});

test('the seat plan runs everywhere: of others it takes the contract, and zod for its shape alone', () => {
  expect(planRules.length).toBeGreaterThan(20);
  expect(
    trespasses(planRules, (from, imported) => {
      if (imported.startsWith('packages/seat-plan/src/')) return false;
      return from !== 'packages/seat-plan/src/plan.ts';
    }).filter((trespass) => !/ → packages\/contract\/src\/\w[\w-]*\.ts$/.test(trespass)),
  ).toEqual([]);
  const values = planRules
    .filter(({ path }) => path !== 'packages/seat-plan/src/plan.ts')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^import (.+?) from '(.+?)'/gms)]
        .filter(([, what = '', from = '']) => {
          const needsZod = from.startsWith('@houseful/') || /(^|\/)plan\.ts$/.test(from);
          return needsZod && !what.startsWith('type ');
        })
        .map(([statement]) => `${path}: ${statement}`),
    );
  expect(values).toEqual([]);
  expect(findings(planRules, CLOCK_OR_CHANCE)).toEqual([]);
  expect(findings(planRules, /\bawait\b|\basync\b/)).toEqual([]);
});

test('rules import only the contract and sibling rules', () => {
  const rules = server.filter(({ path }) => path.includes('/rules/'));
  expect(rules.length).toBeGreaterThan(5);
  expect(
    trespasses(rules, (from, imported) => {
      const folder = from.slice(0, from.indexOf('/rules/') + '/rules/'.length);
      return !imported.startsWith('packages/contract/src/') && !imported.startsWith(folder);
    }),
  ).toEqual([]);
  expect(findings(rules, /\bawait\b|\basync\b/)).toEqual([]);
});

test('SQL stands in stores, the platform and migrations only', () => {
  const elsewhere = server.filter(
    ({ path }) => !path.includes('/store/') && !path.startsWith(`${SERVER}/platform/`),
  );
  expect(findings(elsewhere, SQL)).toEqual([]);
  expect(findings(elsewhere, QUERY_BUILDER)).toEqual([]);
  const long = elsewhere.filter(({ text }) => LONG_SELECT.test(withoutComments(text)));
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('nobody outside the platform reads a clock, draws chance or sets a timer', () => {
  const outside = server.filter(({ path }) => !path.startsWith(`${SERVER}/platform/`));
  expect(findings(outside, CLOCK_OR_CHANCE)).toEqual([]);
});

test("the machine's own clock and chance are taken by main.ts, which hands them on", () => {
  const others = server.filter(
    ({ path }) => path !== `${SERVER}/main.ts` && !path.startsWith(`${SERVER}/platform/`),
  );
  expect(findings(others, THE_MACHINES_OWN)).toEqual([]);
});

test('what runs in production knows no test, no fixture and no test kit', () => {
  expect(
    trespasses(
      [...server, ...contract, ...lineRules, ...planRules, ...gateRules, ...web],
      (_from, imported) =>
        /^#test\/|^apps\/server\/test\//.test(imported) || isTest({ path: imported, text: '' }),
    ),
  ).toEqual([]);
});

test.each([
  ["await tx.query('insert into booking.holds values ($1)')", SQL],
  ["const { rows } = await pool.query('select a from booking.holds')", SQL],
  ["return db.selectFrom('shows').selectAll().execute();", QUERY_BUILDER],
  ["await trx.insertInto('shows').values(rows).execute();", QUERY_BUILDER],
  ["await trx.updateTable('shows').set(row).execute();", QUERY_BUILDER],
  ["await trx.deleteFrom('shows').execute();", QUERY_BUILDER],
  ['const at = Date.now();', CLOCK_OR_CHANCE],
  ['setTimeout(() => done(), 10);', CLOCK_OR_CHANCE],
  ["import { systemRandom } from '#platform/random';", THE_MACHINES_OWN],
  ['const now = systemClock.now();', THE_MACHINES_OWN],
])('a wall is not made of paper: it stops %j', (line, wall) => {
  expect(findings([{ path: 'stranger.ts', text: `${line}\n` }], wall)).toHaveLength(1);
});

test('a statement over several lines is SQL, too', () => {
  expect('await tx.query(`\n  select seat_id, state\n    from booking.seats`)').toMatch(
    LONG_SELECT,
  );
});

test('a wall sees what a file imports, however it is written', () => {
  const path = `${SERVER}/modules/tickets/actions/stranger.ts`;
  const text = `import type { House } from '../../booking/index.ts';
import { manualClock } from '#test/kit/manual-clock';
const late = await import('../tickets.fixture.ts');`;
  expect(importsOf({ path, text })).toEqual([
    `${MODULES}/booking/index.ts`,
    '#test/kit/manual-clock',
    `${MODULES}/tickets/tickets.fixture.ts`,
  ]);
});

test('module SQL is handed the time and chance it needs', () => {
  const sql = [
    ...server.filter(({ path }) => path.includes('/store/')),
    ...sourcesBelow(SERVER, ['.sql']),
  ];
  expect(
    findings(sql, /\b(now|random|clock_timestamp|gen_random_uuid|uuidv7)\(\)|current_timestamp/i),
  ).toEqual([]);
});

test("a module's SQL names only its own schema", () => {
  const names = [...new Set(server.flatMap(({ path }) => moduleOf(path) ?? []))].map((name) =>
    name.replaceAll('-', '_'),
  );
  const strangers = [
    ...server.filter(({ path }) => path.includes('/store/')),
    ...sourcesBelow(MODULES, ['.sql']),
  ].flatMap((source) => {
    const own = moduleOf(source.path)?.replaceAll('-', '_');
    const others = [...names, 'platform'].filter((name) => name !== own).join('|');
    return findings([source], new RegExp(`\\b(from|join|into|update|references) (${others})\\.`));
  });
  expect(strangers).toEqual([]);
});

test('in the web, lib knows no feature, and features know neither each other nor the app nor the light pages', () => {
  const part = (path: string): string => path.replace(/^apps\/web\/src\//, '');
  expect(
    trespasses(web, (from, imported) => {
      if (!imported.startsWith('apps/web/src/')) return false;
      const [source = '', sourceFeature] = part(from).split('/');
      const [target = '', targetFeature] = part(imported).split('/');
      if (source === 'lib') return target !== 'lib';
      // Pages of their own, lighter than the shop: they share lib and nothing else.
      if (source === 'waiting-room' || source === 'gate') {
        return target !== 'lib' && target !== source;
      }
      if (target === 'waiting-room' || target === 'gate') return true;
      if (source !== 'features') return false;
      return target === 'app' || (target === 'features' && targetFeature !== sourceFeature);
    }),
  ).toEqual([]);
});

test('the waiting room brings no React and no library but Preact', () => {
  const room = web.filter(({ path }) => path.startsWith('apps/web/src/waiting-room/'));
  expect(room.length).toBeGreaterThan(20);
  expect(
    trespasses(room, (_from, imported) => {
      if (
        /^(preact(\/|$)|@houseful\/line\/|packages\/|\.|apps\/web\/src\/waiting-room\/)/.test(
          imported,
        )
      ) {
        return false;
      }
      return !/^apps\/web\/src\/lib\/.*\.ts$/.test(imported);
    }),
  ).toEqual([]);
});

test('the scanner brings no React, and of libraries Preact and the reader of codes', () => {
  const scanner = web.filter(({ path }) => path.startsWith('apps/web/src/gate/'));
  expect(scanner.length).toBeGreaterThan(20);
  expect(
    trespasses(scanner, (_from, imported) => {
      if (
        /^(preact(\/|$)|zxing-wasm\/reader(\/|$)|@houseful\/gate\/|packages\/|\.|apps\/web\/src\/gate\/)/.test(
          imported,
        )
      ) {
        return false;
      }
      return !/^apps\/web\/src\/lib\/.*\.ts$/.test(imported);
    }),
  ).toEqual([]);
});

test('every problem code has its page', () => {
  const missing = Object.keys(PROBLEMS).filter(
    (code) => !existsSync(join(ROOT, 'docs/problems', `${code}.md`)),
  );
  expect(missing).toEqual([]);
});
