import { MINUTE_MS, SECOND_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

const EXPIRE_ORDERS_EVERY_MS = 5 * SECOND_MS;
/** It is also done at once when a show is changed; this is what is left of a process that died. */
const SETTLE_SHOWS_EVERY_MS = 5 * SECOND_MS;
const FORGET_HOLDS_EVERY_MS = 10 * MINUTE_MS;

/** When → action. */
export function bookingSchedule(verbs: {
  expireOrders: () => Promise<void>;
  forgetHolds: () => Promise<void>;
  settleShows: () => Promise<void>;
}): Job[] {
  return [
    {
      name: 'booking/expire-orders',
      everyMs: EXPIRE_ORDERS_EVERY_MS,
      run: verbs.expireOrders,
    },
    { name: 'booking/settle-shows', everyMs: SETTLE_SHOWS_EVERY_MS, run: verbs.settleShows },
    { name: 'booking/forget-holds', everyMs: FORGET_HOLDS_EVERY_MS, run: verbs.forgetHolds },
  ];
}
