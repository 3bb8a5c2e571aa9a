import type { WaitingRoomRules } from '@houseful/contract/waiting-room-desk';
import { DEFAULT_RULES } from '@houseful/line/line';
import type { Options } from './options.ts';

/** The least that a room can be told. */
const LEAST_MS = { intervalMs: 1_000, graceMs: 5_000, admissionMs: 10_000 } as const;
/** Who sleeps loses some places, not the rest of a small crowd. */
const PLACES_BACK_SHARE = 0.02;

export interface Timing {
  readonly rules: WaitingRoomRules;
  readonly lobbyMs: number;
  readonly patienceMs: number;
  /** What is not as many times as fast as asked, in words. */
  readonly notScaled: readonly string[];
}

/** The on-sale's times as the rehearsal has them. The pace keeps its places, and gets its interval shortened. */
export function timingOf(options: Options): Timing {
  const { speed, placesPerInterval, activeMax, buyers } = options;
  const wanted = { ...DEFAULT_RULES, intervalMs: options.intervalMs };
  const notScaled: string[] = [];
  const scaled = (name: keyof typeof LEAST_MS, words: string): number => {
    const ms = Math.round(wanted[name] / speed);
    if (ms >= LEAST_MS[name]) return ms;
    notScaled.push(`${words} is ${LEAST_MS[name] / 1_000} s, the least there is, and not ${ms} ms`);
    return LEAST_MS[name];
  };
  const rules = {
    placesPerInterval,
    activeMax,
    intervalMs: scaled('intervalMs', 'the interval'),
    graceMs: scaled('graceMs', 'the time to come in'),
    admissionMs: scaled('admissionMs', 'the time inside'),
    placesBack: Math.min(DEFAULT_RULES.placesBack, Math.ceil(buyers * PLACES_BACK_SHARE)),
  };
  if (speed > 1) notScaled.push('holds and the time to pay are as long as the house has set them');
  return {
    rules,
    lobbyMs: (options.lobbyMinutes * 60_000) / speed,
    patienceMs: (options.minutesMax * 60_000) / speed,
    notScaled,
  };
}
