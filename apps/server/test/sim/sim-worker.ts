import { RealDatabase } from './real-database.ts';
import { type Outcome, runSeed } from './run-seed.ts';
import { sweepDatabase } from './snapshot.ts';

/** What a worker is to do: every `stride`-th seed of a range. */
export interface Work {
  readonly url: string;
  readonly from: number;
  readonly to: number;
  readonly stride: number;
  /** Seeds that are run a second time, to prove that they are the same history again. */
  readonly replays: number;
}

export type Report =
  | { readonly kind: 'ran'; readonly steps: number }
  | { readonly kind: 'broken'; readonly outcome: Outcome }
  | { readonly kind: 'replayed'; readonly seed: number; readonly same: boolean }
  | { readonly kind: 'done' };

const SWEEP_EVERY = 100;

process.once('message', (work: Work) => void run(work));

async function run({ url, from, to, stride, replays }: Work): Promise<void> {
  const database = new RealDatabase(url);
  const hashes = new Map<number, string>();
  for (let seed = from, ran = 0; seed < to; seed += stride, ran++) {
    const outcome = await runSeed(database, seed);
    if (hashes.size < replays) hashes.set(seed, outcome.hash);
    if (outcome.broken === null) report({ kind: 'ran', steps: outcome.steps });
    else report({ kind: 'broken', outcome });
    if (ran % SWEEP_EVERY === SWEEP_EVERY - 1) await sweepDatabase(database);
  }
  // Backwards, so that none follows on the same seed as before.
  for (const [seed, hash] of [...hashes].toReversed()) {
    report({ kind: 'replayed', seed, same: (await runSeed(database, seed)).hash === hash });
  }
  await database.close();
  report({ kind: 'done' });
  process.disconnect();
}

function report(told: Report): void {
  process.send?.(told);
}
