// The load process: does one job, tells its report, ends. Started by start-load.ts.
import type { Report } from './meter.ts';
import { type BookingsJob, pressBookings } from './press-bookings.ts';
import { type CheckoutsJob, pressCheckouts } from './press-checkouts.ts';
import { type HoldsJob, pressHolds } from './press-holds.ts';
import { type JoinsJob, pressJoins } from './press-joins.ts';
import { pressReads, type ReadsJob } from './press-reads.ts';
import { pressSteadyHolds, type SteadyHoldsJob } from './press-steady-holds.ts';
import { pressStampede, type StampedeJob } from './press-stampede.ts';

export type Job =
  | HoldsJob
  | SteadyHoldsJob
  | BookingsJob
  | StampedeJob
  | CheckoutsJob
  | ReadsJob
  | JoinsJob;

function run(job: Job): Promise<Report> {
  switch (job.kind) {
    case 'holds':
      return pressHolds(job);
    case 'steady-holds':
      return pressSteadyHolds(job);
    case 'bookings':
      return pressBookings(job);
    case 'stampede':
      return pressStampede(job);
    case 'checkouts':
      return pressCheckouts(job);
    case 'reads':
      return pressReads(job);
    case 'joins':
      return pressJoins(job);
  }
}

process.once('message', (job: Job) => {
  void run(job).then((report) => process.send?.(report, () => process.disconnect()));
});
