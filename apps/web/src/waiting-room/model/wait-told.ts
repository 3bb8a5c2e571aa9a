import {
  roundWait,
  type WaitCause,
  type WaitChange,
  waitOf,
  whyWaitChanged,
} from '@houseful/line/wait';

/** All that a wait is computed from. */
export type WaitSeen = Parameters<typeof whyWaitChanged>[0];

/** The wait as it is said, and when and why it was last told anew other than by time passing. */
export interface WaitTold {
  readonly fromMinutes: number;
  /** Null: nobody can say. */
  readonly toMinutes: number | null;
  readonly cause: WaitCause;
  readonly why: WaitChange | null;
  readonly changedAtMs: number | null;
  /** What the last change, or the first telling, was told from: many small steps are one large. */
  readonly since: WaitSeen;
}

export function tellWait(before: WaitTold | null, seen: WaitSeen, nowMs: number): WaitTold {
  const wait = waitOf(seen.peopleAhead, seen.status);
  const now = { ...roundWait(wait), cause: wait.cause };
  if (!before) return { ...now, why: null, changedAtMs: null, since: seen };
  const why = whyWaitChanged(before.since, seen);
  if (why === null) return { ...before, ...now };
  return { ...now, why, changedAtMs: nowMs, since: seen };
}
