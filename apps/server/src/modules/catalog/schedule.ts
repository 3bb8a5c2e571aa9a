import { MINUTE_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

const FORGET_SALES_EVERY_MS = 60 * MINUTE_MS;
const NAME_EVERYTHING_EVERY_MS = MINUTE_MS;

/** When → action. */
export function catalogSchedule(verbs: {
  forgetSales: () => Promise<void>;
  nameEverything: () => Promise<void>;
}): Job[] {
  return [
    { name: 'catalog/forget-sales', everyMs: FORGET_SALES_EVERY_MS, run: verbs.forgetSales },
    {
      name: 'catalog/name-everything',
      everyMs: NAME_EVERYTHING_EVERY_MS,
      run: verbs.nameEverything,
    },
  ];
}
