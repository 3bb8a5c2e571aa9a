import {
  type Line,
  type LineRules,
  lineAt,
  minutesWith,
  openIn,
  type PlacesCall,
  type ReturnedPlace,
  roomNow,
} from './line.ts';

/** Left places passed over in one step at most, some 30 ms in a drawn line; the next step goes on. */
export const PASSED_PER_STEP_MAX = 2_000;
/** More than a small hall ever has: 50 places in 30 s with two minutes to come are 200 calls at most. */
const CALLS_KEPT_APART = 256;

/** What a step must know that does not fit into the line. */
export interface Surroundings {
  readonly nowMs: number;
  /** Inside at `max(nowMs, line.atMs)`. */
  readonly active: number;
  readonly isSpent: (rank: number) => boolean;
  /** Of the returned places from `line.returned.serving` on, as many as may be called at once. */
  readonly returnedPlace: (seq: number) => ReturnedPlace;
}

/**
 * Calls whoever comes next, as many as both limits allow and not one more:
 *
 * - in no interval more are called than `placesPerInterval`, those not counted who left before they came;
 * - who is inside and who may still come are never more than `activeMax` together, so that everybody
 *   who is called is let in at once.
 *
 * And not one fewer: after a step the line is empty or one of the limits is reached. So a place that
 * comes free is given on in the next step, or, when the pace is what limits, within one interval.
 */
export function callNext(
  before: Line,
  surroundings: Surroundings,
  rules: LineRules,
): { line: Line; call: PlacesCall | null } {
  const line = lineAt(before, surroundings.nowMs, rules);
  const { isSpent, returnedPlace, active } = surroundings;
  const room = roomNow(line, active, rules);
  const returned = { ...line.returned };
  let { serving, leftWaiting } = line;
  let called = 0;
  for (let passed = 0; called < room && passed < PASSED_PER_STEP_MAX; ) {
    const back = returned.serving < returned.end ? returnedPlace(returned.serving) : null;
    if (back && back.turn <= serving) {
      returned.serving += 1;
      if (back.hasLeft) returned.leftWaiting -= 1;
      passed += back.hasLeft ? 1 : 0;
      called += back.hasLeft ? 0 : 1;
    } else if (serving < line.end) {
      const isLeft = isSpent(serving);
      serving += 1;
      if (isLeft) leftWaiting -= 1;
      passed += isLeft ? 1 : 0;
      called += isLeft ? 0 : 1;
    } else break;
  }
  const after: Line = { ...line, serving, leftWaiting, returned };
  if (called === 0) return { line: after, call: null };
  const call: PlacesCall = {
    calledAtMs: line.atMs,
    // Never before an earlier call's: then who has missed is one counter, also after a change of grace.
    endsAtMs: Math.max(line.atMs + rules.graceMs, line.calls.at(-1)?.endsAtMs ?? 0),
    from: line.serving,
    to: serving,
    returnedFrom: line.returned.serving,
    returnedTo: returned.serving,
    counted: called,
    open: called,
  };
  const minutes = minutesWith(line, called, active + openIn(line));
  return { line: { ...after, calls: callsWith(line.calls, call), minutes }, call };
}

/**
 * In a busy hall places come free one by one, many a second: beyond so many calls those of one second are kept as one, as
 * if all had been called with the last of them. So nobody has less time to come, no interval has more places, and the row
 * stays small: without it, 2,000 places in 30 s would make it 900 KB.
 */
function callsWith(calls: readonly PlacesCall[], call: PlacesCall): PlacesCall[] {
  const last = calls.at(-1);
  if (!last || calls.length < CALLS_KEPT_APART || !isOneMoment(last, call)) return [...calls, call];
  const { from, returnedFrom } = last;
  const counted = last.counted + call.counted;
  const open = last.open + call.open;
  return [...calls.slice(0, -1), { ...call, from, returnedFrom, counted, open }];
}

function isOneMoment(last: PlacesCall, { calledAtMs }: PlacesCall): boolean {
  const secondOf = (ms: number) => Math.floor(ms / 1_000);
  return last.endsAtMs > calledAtMs && secondOf(last.calledAtMs) === secondOf(calledAtMs);
}
