import type { GateReason } from '@houseful/contract/gate';

/** What somebody at the gate was told. */
export interface Decision {
  readonly letThrough: boolean;
  readonly reason: GateReason | null;
  /** Whether the scanner told them without the house, or by its word. */
  readonly alone: boolean;
}

/**
 * Of two decisions about one scan the one that people acted on. A scanner that asked and did not hear in time has decided alone, and its
 * word is what happened at the door; it decides a scan once, so whatever comes in first, the same one stands.
 */
export function lastWord(known: Decision, arriving: Decision): Decision {
  return arriving.alone && !known.alone ? arriving : known;
}
