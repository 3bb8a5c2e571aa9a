import type {
  WaitingRoomLine,
  WaitingRoomPace,
  WaitingRoomTurn,
} from '@houseful/contract/waiting-room';

/** What the operator sets; it may change at any moment and holds from then on. */
export type LineRules = Pick<WaitingRoomPace, 'placesPerInterval' | 'intervalMs' | 'activeMax'> &
  WaitingRoomTurn;

export const DEFAULT_RULES: LineRules = {
  placesPerInterval: 50,
  intervalMs: 30_000,
  activeMax: 500,
  graceMs: 120_000,
  placesBack: 100,
  admissionMs: 600_000,
};

/**
 * Some places that were called together: ranks `from` to just before `to`, and returned places
 * `returnedFrom` to just before `returnedTo`, without those left behind.
 */
export interface PlacesCall {
  readonly calledAtMs: number;
  /** The first moment at which who has not come has missed the turn. */
  readonly endsAtMs: number;
  readonly from: number;
  readonly to: number;
  readonly returnedFrom: number;
  readonly returnedTo: number;
  /** Called and not given back since by leaving: what counts against places per interval. */
  readonly counted: number;
  /** Of these, who may still come: what counts against the places inside. */
  readonly open: number;
}

export interface LineMinute {
  readonly sinceMs: number;
  readonly called: number;
  /** Inside or called, just before the first of these. */
  readonly taken: number;
}

/**
 * The whole state of a line, whatever the number of people in it: plain data for one row. Apart from
 * it there are only the bits of spent numbers, and a row for each who is inside or has come back.
 *
 * The one who is called next: the first returned place whose turn `serving` has reached, else the
 * rank `serving` itself. Both counters only grow; a spent place is passed over.
 */
export interface Line {
  /** The line's own time: it never goes back, whichever process's clock it is told next. */
  readonly atMs: number;
  readonly end: number;
  readonly serving: number;
  readonly missedBefore: number;
  readonly leftWaiting: number;
  readonly returned: {
    readonly end: number;
    readonly serving: number;
    readonly missedBefore: number;
    readonly leftWaiting: number;
    readonly lastTurn: number;
  };
  /** Oldest first: those that may still be answered, or still count against the interval. */
  readonly calls: readonly PlacesCall[];
  /** The last minutes in which somebody was called, newest first. */
  readonly minutes: readonly LineMinute[];
}

/** A place that was missed and taken back, in the order of coming back. */
export interface ReturnedPlace {
  readonly seq: number;
  /** It is called before this rank. */
  readonly turn: number;
  readonly hasLeft: boolean;
}

/** Leave to be inside, from the turn on until it ends by itself, by finishing or by leaving. */
export interface Admission {
  readonly expiresAtMs: number;
  readonly hasEnded: boolean;
}

/** All that is known of the one who holds a place; of nearly everybody it is `UNSEEN`. */
export interface Holder {
  readonly isSpent: boolean;
  readonly returned: ReturnedPlace | null;
  readonly admission: Admission | null;
}

export const UNSEEN: Holder = { isSpent: false, returned: null, admission: null };

const MINUTES_KEPT = 10;
const MINUTE_MS = 60_000;

/** An empty line, or the one a draw has made: `left` of its places were left behind in the lobby. */
export function newLine(nowMs: number, end = 0, left = 0): Line {
  return {
    atMs: nowMs,
    end,
    serving: 0,
    missedBefore: 0,
    leftWaiting: left,
    returned: { end: 0, serving: 0, missedBefore: 0, leftWaiting: 0, lastTurn: 0 },
    calls: [],
    minutes: [],
  };
}

/** So many more stand at the end. */
export function lineAfterJoins(line: Line, joins: number): Line {
  return { ...line, end: line.end + joins };
}

/**
 * The line at this moment: calls that were not answered in time are missed, and what has no
 * consequence any more is forgotten. With a clock that is behind it stays where it was.
 */
export function lineAt(line: Line, nowMs: number, { intervalMs }: LineRules): Line {
  const atMs = Math.max(line.atMs, nowMs);
  const over = line.calls.findLast(({ endsAtMs }) => endsAtMs <= atMs);
  const calls = line.calls
    .map((call) => (call.endsAtMs <= atMs ? { ...call, open: 0 } : call))
    .filter((call) => call.endsAtMs > atMs || call.calledAtMs > atMs - intervalMs);
  const { returned } = line;
  return {
    ...line,
    atMs,
    missedBefore: over?.to ?? line.missedBefore,
    returned: { ...returned, missedBefore: over?.returnedTo ?? returned.missedBefore },
    calls,
    minutes: line.minutes.filter(({ sinceMs }) => sinceMs > atMs - MINUTES_KEPT * MINUTE_MS),
  };
}

/** Called, and may still come. */
export function openIn({ calls }: Line): number {
  return calls.reduce((sum, { open }) => sum + open, 0);
}

/** How many may be called now. Negative numbers do not occur: a lowered limit just lets nobody in. */
export function roomNow(line: Line, active: number, rules: LineRules): number {
  const since = line.atMs - rules.intervalMs;
  const counted = line.calls
    .filter(({ calledAtMs }) => calledAtMs > since)
    .reduce((sum, call) => sum + call.counted, 0);
  const byPace = rules.placesPerInterval - counted;
  const byCap = rules.activeMax - active - openIn(line);
  return Math.max(0, Math.min(byPace, byCap));
}

/** The minutes with so many called more; `taken` were inside or called before. */
export function minutesWith(line: Line, called: number, taken: number): Line['minutes'] {
  const sinceMs = Math.floor(line.atMs / MINUTE_MS) * MINUTE_MS;
  const [newest, ...older] = line.minutes;
  if (newest?.sinceMs !== sinceMs) return [{ sinceMs, called, taken }, ...line.minutes];
  return [{ ...newest, called: newest.called + called }, ...older];
}

/** Whether nobody is to be waited for. */
export function isEmpty(line: Line, active: number): boolean {
  const { returned } = line;
  return (
    line.serving === line.end &&
    returned.serving === returned.end &&
    openIn(line) === 0 &&
    active === 0
  );
}

/** What everybody may know of it. */
export function publicLine(line: Line): WaitingRoomLine {
  const { end, serving, missedBefore, leftWaiting } = line;
  const { leftWaiting: returnedLeft, ...returned } = line.returned;
  const returnedWaiting = returned.end - returned.serving - returnedLeft;
  return { end, serving, missedBefore, returned, leftWaiting, returnedWaiting };
}

export function publicPace(line: Line, active: number, rules: LineRules): WaitingRoomPace {
  const { placesPerInterval, intervalMs, activeMax } = rules;
  const open = openIn(line);
  const first = line.minutes.at(-1);
  const called = line.minutes.reduce((sum, minute) => sum + minute.called, 0);
  const freed = first ? first.taken + called - active - open : 0;
  return {
    placesPerInterval,
    intervalMs,
    activeMax,
    active,
    called: open,
    lately: { called, freed: Math.max(0, freed), ms: line.atMs - (first?.sinceMs ?? line.atMs) },
  };
}
