import { MINUTE_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

const FORGET_IMAGES_EVERY_MS = 60 * MINUTE_MS;

/** When → action. */
export function mediaSchedule(verbs: { forgetImages: () => Promise<void> }): Job[] {
  return [
    { name: 'media/forget-images', everyMs: FORGET_IMAGES_EVERY_MS, run: verbs.forgetImages },
  ];
}
