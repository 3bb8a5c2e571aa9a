import { MINUTE_MS, SECOND_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

const STEP_TIERS_EVERY_MS = 10 * SECOND_MS;
const FORGET_EVERY_MS = 60 * MINUTE_MS;

/** When → action. */
export function offersSchedule(verbs: {
  stepTiers: () => Promise<void>;
  forgetReservations: () => Promise<void>;
}): Job[] {
  return [
    { name: 'offers/step-tiers', everyMs: STEP_TIERS_EVERY_MS, run: verbs.stepTiers },
    { name: 'offers/forget-reservations', everyMs: FORGET_EVERY_MS, run: verbs.forgetReservations },
  ];
}
