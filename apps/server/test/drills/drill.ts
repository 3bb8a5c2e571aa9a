import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DRILLS } from '#test/drills/drills';
import { asMarkdown, asTable } from '#test/drills/report';
import { type Outcome, runDrill } from '#test/drills/run-drill';
import { mountSmallDisk, type SmallDisk } from '#test/drills/small-disk';

const REPORT = join(import.meta.dirname, '../../../../docs/drills.md');
const PROCESSES_MAX = 8;
const STORM = { buyers: 64, beforeMs: 5_000, afterMs: 3_000 };

const USAGE = `npm run drill -- [name …] [--processes 2] [--report]
  names: ${DRILLS.map(({ name }) => name).join(', ')}; all of them when none is given
  --processes N   N processes on one database
  --report        writes docs/drills.md: all of it with one process, then with two`;

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      processes: { type: 'string' },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((given) => !DRILLS.some(({ name }) => name === given));
  const asked = Number(values.processes ?? 1);
  const counts = values.report && values.processes === undefined ? [1, 2] : [asked];
  if (values.help || unknown.length > 0 || !(asked >= 1 && asked <= PROCESSES_MAX)) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const chosen = DRILLS.filter(
    ({ name }) => positionals.length === 0 || positionals.includes(name),
  );
  const outcomes: Outcome[] = [];
  const leftOut: string[] = [];
  for (const { drill, processes } of counts.flatMap((count) =>
    chosen.map((each) => ({ drill: each, processes: count })),
  )) {
    const disk: SmallDisk | null = drill.diskMb === undefined ? null : mountSmallDisk(drill.diskMb);
    if (disk && 'why' in disk) {
      leftOut.push(`${drill.name} was left out: ${disk.why}`);
      continue;
    }
    console.log(`${drill.name}, ${processes} × the server: ${drill.what} …`);
    try {
      const folder = disk ? { folder: disk.folder } : {};
      const outcome = await runDrill(drill, { processes, storm: STORM, ...folder });
      outcomes.push(outcome);
      for (const note of [...outcome.notes, ...outcome.ends]) console.log(`  ${note}`);
      for (const fault of outcome.faults) console.log(`  FAULT ${fault}`);
    } finally {
      disk?.unmount();
    }
  }
  console.log(`\n${asTable(outcomes)}`);
  for (const line of leftOut) console.log(line);
  if (values.report) writeFileSync(REPORT, asMarkdown(outcomes, leftOut));
  const failed = outcomes.filter(({ faults }) => faults.length > 0);
  console.log(`\n${outcomes.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

await run();
