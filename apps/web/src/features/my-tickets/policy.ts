import type { CancellationPolicy } from '@houseful/contract/cancellation';

export interface PolicyStep {
  /** Until just before this instant it counts. */
  readonly until: string;
  readonly refundPercent: number;
  readonly state: 'over' | 'now' | 'later';
}

const MINUTE_MS = 60_000;

/** An order's frozen policy on the clock of its show: what is over, what counts now, what comes. */
export function policySteps(
  { steps }: Pick<CancellationPolicy, 'steps'>,
  startsAt: string,
  nowMs: number,
): PolicyStep[] {
  const startMs = Date.parse(startsAt);
  let counting = false;
  return steps.map(({ untilMinutesBefore, refundPercent }) => {
    const untilMs = startMs - untilMinutesBefore * MINUTE_MS;
    const over = nowMs >= untilMs;
    const state = over ? 'over' : counting ? 'later' : 'now';
    counting ||= !over;
    return { until: new Date(untilMs).toISOString(), refundPercent, state };
  });
}
