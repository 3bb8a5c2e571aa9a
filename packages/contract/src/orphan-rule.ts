import { z } from 'zod';
import { SeatId } from './primitives.ts';

const MINUTES_PER_DAY = 24 * 60;

/**
 * What a show does about holds by name that leave free seats alone between taken ones, where
 * hardly anybody will buy them: nothing, a hint, or a refusal. Frozen with the show when it goes
 * on sale.
 */
export const OrphanRule = z.strictObject({
  mode: z.enum(['off', 'warn', 'enforce']),
  /** The fewest neighbouring seats that may stay free beside a hold; fewer are orphans. */
  smallestFreeRun: z.int().min(1).max(10),
  /** Within so many minutes before the start nothing is refused any more. */
  relaxedMinutesBefore: z.int().nonnegative().max(MINUTES_PER_DAY),
});
export type OrphanRule = z.infer<typeof OrphanRule>;

/** Of shows that say nothing else. */
export const DEFAULT_ORPHAN_RULE: OrphanRule = {
  mode: 'off',
  smallestFreeRun: 2,
  relaxedMinutesBefore: 60,
};

export const SUGGESTIONS_MAX = 3;

/** Whole choices of as many seats side by side, near the one that was made, that leave no orphan. */
export const SeatSuggestions = z.array(z.array(SeatId)).max(SUGGESTIONS_MAX);

/** A hint that came with a hold: the seats are held all the same. */
export const HoldWarning = z.strictObject({
  code: z.literal('leaves-single-seat'),
  /** The free seats that the hold leaves alone. */
  seatIds: z.array(SeatId),
  suggestions: SeatSuggestions,
  /** Why a show that refuses such holds has not refused this one; null where it only warns. */
  relaxed: z.enum(['no-other-choice', 'near-the-show']).nullable(),
});
export type HoldWarning = z.infer<typeof HoldWarning>;
