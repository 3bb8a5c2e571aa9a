import { Meter, type Press, pressOn, type Report } from './meter.ts';
import { get } from './requests.ts';

export interface ReadsJob extends Press {
  readonly kind: 'reads';
  /** Asked for in turn. */
  readonly paths: readonly string[];
  /** Further header lines. */
  readonly headers: string;
  /** Milliseconds that a connection waits between two questions; 0: none. */
  readonly pauseMs: number;
}

/** The same questions over and over. */
export async function pressReads(job: ReadsJob): Promise<Report> {
  const requests = job.paths.map((path) => get(path, job.headers));
  let asked = 0;
  const meter = new Meter(job);
  await pressOn(job, meter, async (connection) => {
    const startedMs = performance.now();
    const { status } = await connection.ask(requests[asked++ % requests.length] ?? '');
    meter.note(status, startedMs);
    if (job.pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, job.pauseMs));
  });
  return meter.report();
}
