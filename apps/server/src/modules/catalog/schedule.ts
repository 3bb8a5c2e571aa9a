import { MINUTE_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

const FORGET_SALES_EVERY_MS = 60 * MINUTE_MS;
const NAME_EVERYTHING_EVERY_MS = MINUTE_MS;
/** Only a nudge: a large batch takes long, and a job holds a connection while it runs. */
const RUN_BATCHES_EVERY_MS = 5_000;

/** When → action. */
export function catalogSchedule(verbs: {
  forgetSales: () => Promise<void>;
  nameEverything: () => Promise<void>;
  runBatches: () => Promise<void>;
}): Job[] {
  return [
    { name: 'catalog/forget-sales', everyMs: FORGET_SALES_EVERY_MS, run: verbs.forgetSales },
    {
      name: 'catalog/name-everything',
      everyMs: NAME_EVERYTHING_EVERY_MS,
      run: verbs.nameEverything,
    },
    { name: 'catalog/run-batches', everyMs: RUN_BATCHES_EVERY_MS, run: verbs.runBatches },
  ];
}
