import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Outcome } from './run-seed.ts';
import { startSimulationServer } from './server.ts';
import type { Report, Work, WorldName } from './sim-worker.ts';

const HELP = `npm run sim -- [--world W] [--seeds N] [--from S] [--seed S] [--workers W] [--replays R] [--failures F]

  --world W      box-office, line, or both: then the line gets six of a hundred seeds (default both)
  --seeds N      how many histories (default 1000)
  --from S       the first seed (default 1)
  --seed S       this one only, with its whole history
  --workers W    processes to spread them over (default: one more than there are processors)
  --replays R    how many of them to run twice and compare (default 24)
  --failures F   stop after so many broken seeds (default 3)`;

const LAST_LINES = 60;
/** A history takes a second at most; a worker that is silent for so long stands still. */
const SILENCE_MS_MAX = 300_000;
/** Its histories are longer, and its laws fewer. */
const LINE_SHARE = 0.06;

interface Tally {
  ran: number;
  steps: number;
  replayed: number;
  readonly broken: Outcome[];
  readonly unstable: string[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      world: { type: 'string', default: 'both' },
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      workers: { type: 'string', default: String(availableParallelism() + 1) },
      replays: { type: 'string', default: '24' },
      failures: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const alone = values.seed !== undefined;
  const worlds = (['box-office', 'line'] as const).filter((world) =>
    ['both', world].includes(values.world),
  );
  if (worlds.length === 0) throw new Error(`there is no world ${values.world}`);
  const server = await startSimulationServer(alone ? 1 : Number(values.workers));
  try {
    for (const world of worlds) {
      const share = values.world === 'both' && world === 'line' ? LINE_SHARE : 1;
      await simulate(world, server.urls, {
        from: Number(values.seed ?? values.from),
        seeds: alone ? 1 : Math.ceil(Number(values.seeds) * share),
        replays: alone ? 1 : Number(values.replays),
        failuresMax: Number(values.failures),
        whole: alone,
      });
    }
  } finally {
    await server.stop();
  }
}

interface Range {
  readonly from: number;
  readonly seeds: number;
  readonly replays: number;
  readonly failuresMax: number;
  readonly whole: boolean;
}

async function simulate(world: WorldName, urls: readonly string[], range: Range): Promise<void> {
  const { from, seeds, failuresMax, whole } = range;
  const workers = Math.min(urls.length, seeds);
  const replays = Math.ceil(Math.min(range.replays, seeds) / workers);
  const began = process.hrtime.bigint();
  const tally: Tally = { ran: 0, steps: 0, replayed: 0, broken: [], unstable: [] };
  await Promise.all(
    urls.slice(0, workers).map((url, index) => {
      const stride = { from: from + index, to: from + seeds, stride: workers };
      return work({ world, url, ...stride, replays, whole }, tally, failuresMax);
    }),
  );
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  for (const difference of tally.unstable) console.log(`\n${difference}\n`);
  const each = ((seconds * 1_000 * workers) / Math.max(1, tally.ran + tally.replayed)).toFixed(1);
  console.log(
    `sim ${world}: ${tally.ran} seeds from ${from}, ${tally.steps} steps, ${tally.broken.length} broken, ` +
      `${tally.replayed} replayed, ${tally.unstable.length} of them differently; ` +
      `${seconds.toFixed(1)} s, ${each} ms a seed and worker`,
  );
  if (tally.broken.length + tally.unstable.length > 0) process.exitCode = 1;
}

function work(task: Work, tally: Tally, failuresMax: number): Promise<void> {
  const worker = fork(fileURLToPath(new URL('./sim-worker.ts', import.meta.url)));
  worker.send(task);
  return new Promise((resolve, reject) => {
    let done = false;
    let last = task.from;
    const silence = setTimeout(() => {
      worker.kill();
      reject(new Error(`a worker stands still after seed ${last}`));
    }, SILENCE_MS_MAX);
    worker.on('message', (report: Report) => {
      silence.refresh();
      if (report.kind === 'done') done = true;
      else if (report.kind === 'replayed') {
        tally.replayed += 1;
        if (report.difference !== null) {
          tally.unstable.push(`seed ${report.seed} went another way: ${report.difference}`);
        }
      } else {
        tally.ran += 1;
        last = report.kind === 'ran' ? report.seed : report.outcome.seed;
        if (report.kind === 'ran') {
          tally.steps += report.steps;
          for (const line of report.history) console.log(line);
        } else {
          tally.broken.push(report.outcome);
          // At once: what is still to come may take minutes, or stand still.
          tell(task.world, report.outcome, task.whole);
        }
      }
      if (tally.broken.length >= failuresMax) {
        done = true;
        worker.kill();
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearTimeout(silence);
      if (done) resolve();
      else reject(new Error(`a worker ended with ${code}`));
    });
  });
}

function tell(world: WorldName, { seed, broken, history, steps }: Outcome, whole: boolean): void {
  const lines = whole ? history : history.slice(-LAST_LINES);
  console.log(`\n${lines.join('\n')}`);
  console.log(`\nseed ${seed}, after ${steps} steps: ${broken}`);
  console.log(`again: npm run sim -- --world ${world} --seed ${seed}\n`);
}

await main();
