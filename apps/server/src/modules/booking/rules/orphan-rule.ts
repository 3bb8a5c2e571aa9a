import type { OrphanRule } from '@houseful/contract/orphan-rule';

const MINUTE_MS = 60_000;

/** From when on the rule refuses nothing any more. */
export function relaxesAt(rule: OrphanRule, showStartsAt: Date): Date {
  return new Date(showStartsAt.getTime() - rule.relaxedMinutesBefore * MINUTE_MS);
}
