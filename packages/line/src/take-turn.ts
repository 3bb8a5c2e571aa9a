import {
  type Admission,
  type Holder,
  type Line,
  type LineRules,
  lineAt,
  type PlacesCall,
} from './line.ts';

/**
 * What became of somebody who asked to be let in. `admitted` and `back` may be the answer to an
 * earlier asking: a repeat gives the same. `out`: this place has been used, left or missed twice.
 */
export type TurnAnswer =
  | { readonly kind: 'admitted'; readonly expiresAtMs: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'back'; readonly seq: number; readonly turn: number }
  | { readonly kind: 'out' };

export interface HolderChange {
  readonly line: Line;
  readonly holder: Holder;
}

export interface TurnTaken extends HolderChange {
  readonly answer: TurnAnswer;
}

const OUT: TurnAnswer = { kind: 'out' };
const WAITING: TurnAnswer = { kind: 'waiting' };

/**
 * Lets the holder of a rank in, once, from the call on until its grace is over. Who comes later than
 * that gets a place `placesBack` further back than the line is then, or at its end, once.
 */
export function takeTurn(
  before: Line,
  rank: number,
  holder: Holder,
  nowMs: number,
  rules: LineRules,
): TurnTaken {
  const line = lineAt(before, nowMs, rules);
  const stays = (answer: TurnAnswer): TurnTaken => ({ line, holder, answer });
  if (holder.admission) return stays(answerInside(holder.admission, line.atMs));
  if (holder.returned) {
    const { seq, turn, hasLeft } = holder.returned;
    if (hasLeft) return stays(OUT);
    if (seq >= line.returned.serving) return stays({ kind: 'back', seq, turn });
    const call = line.calls.find((one) => seq >= one.returnedFrom && seq < one.returnedTo);
    return call && isOpen(call, line) ? admit(line, holder, call, rules) : stays(OUT);
  }
  if (holder.isSpent) return stays(OUT);
  if (rank >= line.serving) return stays(WAITING);
  const call = callOf(line, rank);
  return call && isOpen(call, line) ? admit(line, holder, call, rules) : comeBack(line, rules);
}

/** Gives the place up; again, it changes nothing. */
export function leavePlace(
  before: Line,
  rank: number,
  holder: Holder,
  nowMs: number,
  rules: LineRules,
): HolderChange {
  const line = lineAt(before, nowMs, rules);
  if (holder.admission) return { line, holder: endAdmission(holder) };
  if (holder.returned) {
    if (holder.returned.hasLeft) return { line, holder };
    const { seq } = holder.returned;
    const left: Holder = { ...holder, returned: { ...holder.returned, hasLeft: true } };
    const call = line.calls.find((one) => seq >= one.returnedFrom && seq < one.returnedTo);
    if (call) return { line: withCall(line, call, giveBack), holder: left };
    if (seq < line.returned.serving) return { line, holder: left };
    const { returned } = line;
    const leftWaiting = returned.leftWaiting + 1;
    return { line: { ...line, returned: { ...returned, leftWaiting } }, holder: left };
  }
  if (holder.isSpent) return { line, holder };
  const left: Holder = { ...holder, isSpent: true };
  if (rank >= line.serving)
    return { line: { ...line, leftWaiting: line.leftWaiting + 1 }, holder: left };
  const call = callOf(line, rank);
  return { line: call ? withCall(line, call, giveBack) : line, holder: left };
}

/** Has done inside what there was to do: the place is free at once. */
export function endAdmission(holder: Holder): Holder {
  const { admission } = holder;
  return admission ? { ...holder, admission: { ...admission, hasEnded: true } } : holder;
}

/** Whether it counts against the places inside. Its end is a fact of time. */
export function isActive({ expiresAtMs, hasEnded }: Admission, atMs: number): boolean {
  return !hasEnded && expiresAtMs > atMs;
}

function answerInside(admission: Admission, atMs: number): TurnAnswer {
  if (!isActive(admission, atMs)) return OUT;
  return { kind: 'admitted', expiresAtMs: admission.expiresAtMs };
}

function admit(line: Line, holder: Holder, call: PlacesCall, rules: LineRules): TurnTaken {
  const expiresAtMs = line.atMs + rules.admissionMs;
  return {
    line: withCall(line, call, (one) => ({ ...one, open: one.open - 1 })),
    holder: { ...holder, isSpent: true, admission: { expiresAtMs, hasEnded: false } },
    answer: { kind: 'admitted', expiresAtMs },
  };
}

function comeBack(line: Line, { placesBack }: LineRules): TurnTaken {
  const { returned } = line;
  const seq = returned.end;
  // Not before who came back earlier, even if less far back is the rule by now.
  const turn = Math.max(returned.lastTurn, Math.min(line.serving + placesBack, line.end));
  return {
    line: { ...line, returned: { ...returned, end: seq + 1, lastTurn: turn } },
    holder: { isSpent: true, returned: { seq, turn, hasLeft: false }, admission: null },
    answer: { kind: 'back', seq, turn },
  };
}

function callOf(line: Line, rank: number): PlacesCall | undefined {
  return line.calls.find(({ from, to }) => rank >= from && rank < to);
}

function isOpen(call: PlacesCall, line: Line): boolean {
  return call.endsAtMs > line.atMs;
}

/** Who leaves after the call and before coming in gives the place back; after the grace there is none. */
function giveBack(call: PlacesCall): PlacesCall {
  return call.open === 0 ? call : { ...call, open: call.open - 1, counted: call.counted - 1 };
}

function withCall(line: Line, call: PlacesCall, change: (call: PlacesCall) => PlacesCall): Line {
  return { ...line, calls: line.calls.map((one) => (one === call ? change(one) : one)) };
}
