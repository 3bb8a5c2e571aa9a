import { bookPair } from './booking-requests.ts';
import type { Stock } from './hold-requests.ts';
import { Meter, type Press, pressOn, type Report } from './meter.ts';

export interface BookingsJob extends Press, Stock {
  readonly kind: 'bookings';
  readonly authSecret: string;
  readonly firstPair: number;
}

/** Whole bookings, three calls each; `extra.nextPair` says how far it came. */
export async function pressBookings(job: BookingsJob): Promise<Report> {
  let pair = job.firstPair;
  const meter = new Meter(job);
  await pressOn(job, meter, (connection) => bookPair(connection, job, pair++, meter));
  meter.extra['nextPair'] = pair;
  return meter.report();
}
