import { buyersInTurn, holdRequest, type Stock } from './hold-requests.ts';
import { Meter, type Press, pressOn, type Report } from './meter.ts';

export interface HoldsJob extends Press, Stock {
  readonly kind: 'holds';
  readonly authSecret: string;
  /** The first pair of the stock that nobody has taken. */
  readonly firstPair: number;
}

/** Holds two seats after two seats, none of them twice; `extra.nextPair` says how far it came. */
export async function pressHolds(job: HoldsJob): Promise<Report> {
  let pair = job.firstPair;
  const lanes = Array.from({ length: job.connections }, (_, lane) =>
    buyersInTurn(job.authSecret, `${job.firstPair}-${lane}`),
  );
  const meter = new Meter(job);
  await pressOn(job, meter, async (connection, lane) => {
    const request = holdRequest(job, pair++, lanes[lane]?.() ?? '');
    const startedMs = performance.now();
    const { status } = await connection.ask(request);
    meter.note(status, startedMs);
  });
  meter.extra['nextPair'] = pair;
  return meter.report();
}
