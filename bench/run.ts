// npm run bench -- [names] [--seconds n] [--smoke] [--profile]: see README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Asked, Bench, Outcome, Verdict } from './bench.ts';
import { bestAvailable } from './benches/best-available.ts';
import { bookings } from './benches/bookings.ts';
import { checkouts } from './benches/checkouts.ts';
import { contended } from './benches/contended.ts';
import { comparison } from './benches/comparison.ts';
import { growth } from './benches/growth.ts';
import { holds } from './benches/holds.ts';
import { live } from './benches/live.ts';
import { orderSearch } from './benches/order-search.ts';
import { reports } from './benches/reports.ts';
import { seatMap } from './benches/seat-map.ts';
import { tenMillion } from './benches/ten-million.ts';
import { waitingRoom } from './benches/waiting-room.ts';
import { median, noiseSeen } from './figures.ts';
import { machineCpuMs } from './house/machine-load.ts';
import { usageOfTree } from './house/usage.ts';
import { describeMachine } from './machine.ts';
import { printTable } from './print-table.ts';

const BENCHES: readonly Bench[] = [
  holds,
  bookings,
  contended,
  checkouts,
  seatMap,
  live,
  growth,
  comparison,
  bestAvailable,
  reports,
  orderSearch,
  waitingRoom,
  tenMillion,
];
const RESULTS = join(import.meta.dirname, 'results', 'latest');
const SECONDS = 4;
const SMOKE_SECONDS = 0.3;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    smoke: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});

const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
const seconds = Number(values.seconds ?? (values.smoke ? SMOKE_SECONDS : SECONDS));
if (unknown.length > 0 || !(seconds > 0)) {
  console.error(
    `Write npm run bench -- [${BENCHES.map(({ name }) => name).join(' ')}] [--seconds n] [--smoke] [--profile]`,
  );
  process.exit(2);
}

const asked: Asked = { seconds, smoke: values.smoke, profile: values.profile };
let failed = 0;
for (const bench of BENCHES) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  console.log(`\n■ ${bench.name}: ${bench.about}`);
  try {
    noiseSeen.length = 0;
    const strangers = watchStrangers();
    const outcome = await bench.run(asked);
    // One that presses no house has looked at nobody.
    const noise = noiseSeen.length > 0 ? median(noiseSeen) : strangers();
    show(outcome);
    if (!asked.smoke) keep(bench, outcome, noise);
    // A smoke is about working, never about speed.
    if (outcome.verdicts.some(({ ok, kind }) => !ok && (kind === 'correctness' || !asked.smoke))) {
      failed += 1;
    }
  } catch (error) {
    failed += 1;
    console.error(error);
  }
}
process.exitCode = failed > 0 ? 1 : 0;

/** Starts to look; the answer is the share of a core that everybody but us has taken since. */
function watchStrangers(): () => number {
  const look = () => machineCpuMs() - usageOfTree(process.pid).cpuMs;
  const [before, startedMs] = [look(), performance.now()];
  return () => Math.max(0, (look() - before) / (performance.now() - startedMs));
}

function show({ tables, verdicts, notes }: Outcome): void {
  for (const table of tables) printTable(table);
  console.log();
  for (const verdict of verdicts)
    console.log(`  ${wordFor(verdict)} ${verdict.claim}: ${verdict.got}`);
  for (const note of notes) console.log(`  · ${note}`);
}

function wordFor({ ok, kind }: Verdict): string {
  if (ok) return 'met   ';
  return kind === 'speed' && asked.smoke ? '(slow)' : 'MISSED';
}

function keep(bench: Bench, outcome: Outcome, noise: number): void {
  mkdirSync(RESULTS, { recursive: true });
  const result = {
    bench: bench.name,
    about: bench.about,
    machine: describeMachine(),
    ...asked,
    noise,
    ...outcome,
  };
  writeFileSync(join(RESULTS, `${bench.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
