// The load process: does one job, tells its report, ends. Started by start-load.ts.
import type { Report } from './meter.ts';
import { type HoldsJob, pressHolds } from './press-holds.ts';

export type Job = HoldsJob;

function run(job: Job): Promise<Report> {
  switch (job.kind) {
    case 'holds':
      return pressHolds(job);
  }
}

process.once('message', (job: Job) => {
  void run(job).then((report) => process.send?.(report, () => process.disconnect()));
});
