// npm run bench:report: takes the latest results over into bench/results and makes docs/benchmarks.md of them.
// With --no-adopt only what is there already is written anew.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Table } from './bench.ts';
import type { Machine } from './machine.ts';
import { describe, drawPlot } from './plot.ts';

const RESULTS = join(import.meta.dirname, 'results');
const LATEST = join(RESULTS, 'latest');
const DOCS = join(import.meta.dirname, '../docs');
const PLOTS = join(DOCS, 'benchmarks');

const NOISE_MAX = 0.2;

/** In the order of a buyer's way. */
const ORDER = [
  ...['holds', 'bookings', 'contended', 'checkouts', 'seat-map'],
  ...['live', 'growth', 'comparison', 'best-available'],
  ...['waiting-room', 'ten-million'],
];

interface Result extends Outcome {
  readonly bench: string;
  readonly about: string;
  readonly machine: Machine;
  /** Share of a core that strangers took; 0 where nobody looked. */
  readonly noise?: number;
}

if (!process.argv.includes('--no-adopt') && existsSync(LATEST)) {
  for (const name of readdirSync(LATEST)) copyFileSync(join(LATEST, name), join(RESULTS, name));
}
const results = ORDER.flatMap((name): Result[] => {
  const file = join(RESULTS, `${name}.json`);
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as Result] : [];
});
mkdirSync(PLOTS, { recursive: true });
writeFileSync(join(DOCS, 'benchmarks.md'), page());

function page(): string {
  return `${[
    '# Benchmarks',
    'Made by `npm run bench:report` from `bench/results`; how each figure comes about stands in [bench/README.md](../bench/README.md). ' +
      'Everything runs on one machine: server, PostgreSQL and the load share its cores.',
    '## Claims',
    ...noisy(),
    verdicts(),
    ...results.flatMap(section),
  ].join('\n\n')}\n`;
}

/** A figure from a busy machine is a lower bound, and says so before anybody reads it. */
function noisy(): string[] {
  const all = results.filter(({ noise = 0 }) => noise > NOISE_MAX);
  if (all.length === 0) return [];
  const names = all
    .map(({ bench, noise = 0 }) => `${bench} (${noise.toFixed(1)} cores)`)
    .join(', ');
  return [
    `> Other programs were at work on this machine while these were measured: ${names}. Their rates are lower ` +
      'bounds, and so are their ratios, their times upper ones; the counts hold all the same. To be measured again on a quiet machine.',
  ];
}

function verdicts(): string {
  const rows = results.flatMap(({ bench, verdicts: all }) =>
    all.map(({ claim, got, ok }) => [`[${bench}](#${bench})`, claim, got, ok ? 'yes' : '**no**']),
  );
  return markdown({ title: '', columns: ['bench', 'claim', 'measured', 'met'], rows });
}

function section({ bench, about, machine, tables, plots, notes }: Result): string[] {
  return [
    `## ${bench}`,
    about.endsWith('.') ? about : `${about}.`,
    ...plots.map((plot, n) => {
      const name = `${bench}-${n + 1}.svg`;
      writeFileSync(join(PLOTS, name), drawPlot(plot));
      return `![${describe(plot)}](benchmarks/${name})`;
    }),
    ...tables.flatMap((table) => [`**${table.title}**`, markdown(table)]),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
    `<sub>${machine.measuredAt}; ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB; ` +
      `Node ${machine.node}; PostgreSQL ${machine.postgres}</sub>`,
  ];
}

function markdown({ columns, rows }: Table): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(columns), line(rule), ...rows.map(line)].join('\n');
}
