import type { CheckInRules, GateReason, ScanDirection } from '@houseful/contract/gate';

/** What is known of a ticket at the gate; null where a signature alone cannot tell. */
export interface JudgedTicket {
  readonly showId: string;
  readonly categoryId: string | null;
  readonly section: string | null;
  readonly gate: string | null;
  /** From then on it opens no gate. */
  readonly revokedAtMs: number | null;
  /** From then on its signature is too old; null where nothing was signed. */
  readonly expiresAtMs: number | null;
}

export type ReadTicket =
  | { readonly kind: 'ticket'; readonly ticket: JudgedTicket }
  | { readonly kind: 'unreadable' | 'forged' | 'unknown' | 'needs-network' };

export interface JudgedList {
  readonly showIds: readonly string[];
  readonly rules: CheckInRules;
}

/** Somebody went through, by the ticket in question and on the list in question, and it counts. */
export interface CountedPassage {
  readonly scanId: string;
  readonly deviceId: string;
  /** Grows with each scan of a device. */
  readonly sequence: number;
  readonly direction: ScanDirection;
  readonly atMs: number;
}

export interface ScanQuestion {
  readonly read: ReadTicket;
  readonly list: JudgedList;
  /** Where the scanner stands; null when it is for every gate. */
  readonly gate: string | null;
  readonly direction: ScanDirection;
  readonly atMs: number;
}

export interface Judgement<P> {
  /** Null: let them through. */
  readonly reason: GateReason | null;
  /** The passage that stands against it. */
  readonly against: P | null;
}

const FINE = { reason: null, against: null };

/**
 * Whether somebody goes through, and if not, why: the first reason there is, in the order of `GateReason`.
 * `earlier`: what counted before `atMs`, in any order.
 */
export function judgeScan<P extends CountedPassage>(
  question: ScanQuestion,
  earlier: readonly P[],
): Judgement<P> {
  const reason = faultOf(question);
  if (reason !== null) return { reason, against: null };
  return judgePassage(question, earlier);
}

/** What is wrong with the ticket here and now, whoever went through before; null when nothing is. */
export function faultOf({ read, list, gate, direction, atMs }: ScanQuestion): GateReason | null {
  if (read.kind !== 'ticket') return read.kind;
  const { ticket } = read;
  const { rules } = list;
  if (ticket.revokedAtMs !== null && ticket.revokedAtMs <= atMs) return 'revoked';
  if (!list.showIds.includes(ticket.showId)) return 'wrong-show';
  if (isOutside(rules.categoryIds, ticket.categoryId)) return 'wrong-list';
  if (isOutside(rules.sections, ticket.section)) return 'wrong-list';
  // People leave by any gate, and when they like.
  if (direction === 'exit') return null;
  if (rules.checksGate && gate !== null && ticket.gate !== null && ticket.gate !== gate) {
    return 'wrong-gate';
  }
  if (rules.opensAt !== null && atMs < Date.parse(rules.opensAt)) return 'too-early';
  if (rules.closesAt !== null && atMs >= Date.parse(rules.closesAt)) return 'too-late';
  if (ticket.expiresAtMs !== null && atMs >= ticket.expiresAtMs) return 'too-late';
  return null;
}

/** What is unknown is let pass: no valid ticket is ever refused for want of a network. */
function isOutside(allowed: readonly string[] | null, value: string | null): boolean {
  return allowed !== null && value !== null && !allowed.includes(value);
}

/** What the passages before say about one more. */
export function judgePassage<P extends CountedPassage>(
  { list: { rules }, direction, atMs }: Pick<ScanQuestion, 'list' | 'direction' | 'atMs'>,
  earlier: readonly P[],
): Judgement<P> {
  const before = earlier.filter((passage) => passage.atMs <= atMs).sort(inOrder);
  const last = before.at(-1) ?? null;
  const isInside = last?.direction === 'entry' && !hasLeftByItself(rules, last.atMs, atMs);
  if (direction === 'exit') {
    return isInside ? FINE : { reason: 'not-inside', against: last };
  }
  if (rules.entry === 'multiple') return FINE;
  if (rules.entry === 're-entry') {
    return isInside ? { reason: 'already-used', against: last } : FINE;
  }
  const entry = before.find((passage) => passage.direction === 'entry') ?? null;
  return entry ? { reason: 'already-used', against: entry } : FINE;
}

function hasLeftByItself({ autoExitAt }: CheckInRules, enteredMs: number, nowMs: number): boolean {
  if (autoExitAt === null) return false;
  const exitMs = Date.parse(autoExitAt);
  return enteredMs < exitMs && exitMs <= nowMs;
}

type Ordered = Pick<CountedPassage, 'atMs' | 'deviceId' | 'sequence' | 'scanId'>;

/** The one order of scans, the same wherever it is computed: by time, then by device, then by its count. */
export function inOrder(a: Ordered, b: Ordered): number {
  return (
    a.atMs - b.atMs ||
    compareText(a.deviceId, b.deviceId) ||
    a.sequence - b.sequence ||
    compareText(a.scanId, b.scanId)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
