import { setTimeout as sleep } from 'node:timers/promises';
import { buyersInTurn, holdRequest, type Stock } from './hold-requests.ts';
import { Meter, type Press, pressOn, type Report } from './meter.ts';

export interface SteadyHoldsJob extends Press, Stock {
  readonly kind: 'steady-holds';
  readonly authSecret: string;
  readonly holdsPerSecond: number;
}

/**
 * So many holds a second, each at its own time, however long the one before takes. `extra` has for
 * each pair of seats when its hold was answered, in milliseconds since 1970.
 */
export async function pressSteadyHolds(job: SteadyHoldsJob): Promise<Report> {
  let pair = 0;
  const lanes = Array.from({ length: job.connections }, (_, lane) =>
    buyersInTurn(job.authSecret, `steady-${lane}`),
  );
  const meter = new Meter(job);
  const startedMs = performance.now();
  await pressOn(job, meter, async (connection, lane) => {
    const mine = pair++;
    const dueMs = startedMs + (mine / job.holdsPerSecond) * 1_000 - performance.now();
    if (dueMs > 0) await sleep(dueMs);
    if (meter.isOver) return;
    const askedMs = performance.now();
    const { status } = await connection.ask(holdRequest(job, mine, lanes[lane]?.() ?? ''));
    meter.note(status, askedMs);
    if (status === 201) meter.extra[mine] = performance.timeOrigin + performance.now();
  });
  return meter.report();
}
