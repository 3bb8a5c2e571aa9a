import { runLineSeed } from './line/run-seed.ts';
import { RealDatabase } from './real-database.ts';
import { type Outcome, runSeed } from './run-seed.ts';
import { sweepDatabase } from './snapshot.ts';

/** What is simulated: who sells the seats, or who lets people in to them. */
export const WORLDS = { 'box-office': runSeed, line: runLineSeed } as const;
export type WorldName = keyof typeof WORLDS;

/** What a worker is to do: every `stride`-th seed of a range. */
export interface Work {
  readonly world: WorldName;
  readonly url: string;
  readonly from: number;
  readonly to: number;
  readonly stride: number;
  /** Seeds that are run a second time, to prove that they are the same history again. */
  readonly replays: number;
  /** Tell the whole history also of a seed in which every law held. */
  readonly whole: boolean;
}

export type Report =
  | {
      readonly kind: 'ran';
      readonly seed: number;
      readonly steps: number;
      readonly history: readonly string[];
    }
  | { readonly kind: 'broken'; readonly outcome: Outcome }
  | { readonly kind: 'replayed'; readonly seed: number; readonly difference: string | null }
  | { readonly kind: 'done' };

const SWEEP_EVERY = 100;

process.once('message', (work: Work) => void run(work));

async function run({ world, url, from, to, stride, replays, whole }: Work): Promise<void> {
  const runOne = WORLDS[world];
  const database = new RealDatabase(url);
  const firstTime = new Map<number, Outcome>();
  for (let seed = from, ran = 0; seed < to; seed += stride, ran++) {
    const outcome = await runOne(database, seed);
    if (firstTime.size < replays) firstTime.set(seed, outcome);
    const { steps, history } = outcome;
    if (outcome.broken === null)
      report({ kind: 'ran', seed, steps, history: whole ? history : [] });
    else report({ kind: 'broken', outcome });
    if (ran % SWEEP_EVERY === SWEEP_EVERY - 1) await sweepDatabase(database);
  }
  // Backwards, so that none follows on the same seed as before.
  for (const [seed, first] of [...firstTime].toReversed()) {
    const difference = differenceOf(first, await runOne(database, seed));
    report({ kind: 'replayed', seed, difference });
  }
  await database.close();
  report({ kind: 'done' });
  process.disconnect();
}

function report(told: Report): void {
  process.send?.(told);
}

/** The first line in which two histories of one seed part; null when they are the same. */
function differenceOf(first: Outcome, second: Outcome): string | null {
  if (first.hash === second.hash) return null;
  const at = first.history.findIndex((line, index) => line !== second.history[index]);
  const around = ({ history }: Outcome): string =>
    history.slice(Math.max(0, at - 12), at + 4).join('\n');
  return `${around(first)}\n--- the second time\n${around(second)}`;
}
