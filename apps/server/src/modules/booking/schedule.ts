import { SECOND_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

const EXPIRE_ORDERS_EVERY_MS = 5 * SECOND_MS;

/** When → action. */
export function bookingSchedule(expireOrders: () => Promise<void>): Job[] {
  return [{ name: 'booking/expire-orders', everyMs: EXPIRE_ORDERS_EVERY_MS, run: expireOrders }];
}
