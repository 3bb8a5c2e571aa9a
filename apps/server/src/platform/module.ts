import type { Reaction } from '#platform/facts/facts';
import type { Job } from '#platform/schedule/schedule';

/** What stands behind every module's door. */
export interface Module<F> {
  /** What callers may ask, now. */
  readonly face: F;
  /** What it does about the news of others. */
  readonly reactions: readonly Reaction[];
  /** What time calls for. */
  readonly schedule: readonly Job[];
}
