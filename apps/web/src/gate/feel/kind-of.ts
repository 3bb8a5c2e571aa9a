import type { GateReason, GateVerdict } from '@houseful/contract/gate';

/** Four kinds of verdict, told apart by colour, shape, sound, vibration and words. */
export type VerdictKind = 'good' | 'used' | 'bad' | 'ask';

/** Somebody else can help with these: another gate, the manager, a minute's wait. */
const ASK: ReadonlySet<GateReason> = new Set([
  'wrong-gate',
  'wrong-list',
  'too-early',
  'needs-network',
  'unreadable',
  'not-inside',
]);

export function kindOf({ letThrough, reason }: GateVerdict): VerdictKind {
  if (letThrough) return 'good';
  if (reason === 'already-used') return 'used';
  return reason !== null && ASK.has(reason) ? 'ask' : 'bad';
}
