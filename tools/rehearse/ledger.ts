import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';

/** One request and what came of it. `atMs` is counted from the beginning of the rehearsal. */
export interface Asked {
  readonly what: string;
  readonly atMs: number;
  readonly tookMs: number;
  /** 0: no answer came. */
  readonly status: number;
  readonly code: string | null;
}

/** The room as everybody may know it, and when we heard of it. */
export interface Seen {
  readonly atMs: number;
  readonly status: WaitingRoomStatus;
}

/** How a visit ended; each has one end. */
export const ENDS = {
  bought: 'bought tickets',
  'gave-up': 'let the seats go, or was declined and went home',
  'walked-off': 'was let in and never came back',
  left: 'left the line while waiting',
  'missed-twice': 'slept past two turns',
  'sold-out': 'was told that no seat is left',
  'found-none': 'was let in and found no seats together',
  bot: 'was a bot, and had its turn pass by',
  'sent-home': 'still waited when the time of the rehearsal was over',
} as const;
export type End = keyof typeof ENDS;

export interface Bought {
  readonly orderId: string;
  readonly seatIds: readonly string[];
  readonly tickets: number;
  readonly paidAtMs: number;
}

export interface Visit {
  readonly buyer: number;
  joinedAtMs: number | null;
  number: number | null;
  /** Whether the place was given back, or used by a bot, before it was called. */
  leftAtMs: number | null;
  insideFromMs: number | null;
  insideToMs: number | null;
  cameBack: boolean;
  bought: Bought | null;
  end: End | null;
}

/** Something a bot tried, and whether it got what it wanted. */
export interface BotTry {
  readonly what: string;
  readonly answer: string;
  readonly gotIn: boolean;
}

/** Everything that happened, as those who stood in line saw it: what the report is made of. */
export interface Ledger {
  readonly asked: Asked[];
  readonly seen: Seen[];
  readonly visits: Visit[];
  readonly tries: BotTry[];
  /** Places that were asked for, and whether the public arithmetic had said the same. */
  readonly places: { same: number; different: string[] };
  /** Joining again: the same place or another one. */
  readonly joinsAgain: { same: number; different: number };
  /** Payments sent off that were answered with "later", by order. */
  readonly promised: Set<string>;
  /** What must not happen, and how often it did. */
  readonly faults: Map<string, number>;
}

export function emptyLedger(): Ledger {
  return {
    asked: [],
    seen: [],
    visits: [],
    tries: [],
    places: { same: 0, different: [] },
    joinsAgain: { same: 0, different: 0 },
    promised: new Set(),
    faults: new Map(),
  };
}

export function noteFault({ faults }: Ledger, what: string): void {
  faults.set(what, (faults.get(what) ?? 0) + 1);
}
