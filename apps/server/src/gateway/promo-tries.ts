import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem, problem } from '#platform/problem';
import type { RateLimits } from './rate-limits.ts';

export const WRONG_PROMO_CODES_PER_BUYER_MAX = 8;
/** A mobile network is a whole town, in which many mistype a code. */
export const WRONG_PROMO_CODES_PER_NETWORK_MAX = 100;
const WINDOW_SECONDS = 300;

/**
 * Codes are short and worth money, so guessing is slow: who has tried so many that were none has to wait, whatever they
 * try next, and so does everybody of a network that guesses. A code that is known costs nothing.
 */
export function createPromoTries(): RateLimits['tryPromoCode'] {
  const duration = WINDOW_SECONDS;
  const perBuyer = new RateLimiterMemory({ points: WRONG_PROMO_CODES_PER_BUYER_MAX, duration });
  const perNetwork = new RateLimiterMemory({ points: WRONG_PROMO_CODES_PER_NETWORK_MAX, duration });

  async function refuseGuessers(limiter: RateLimiterMemory, source: string): Promise<void> {
    const tries = await limiter.get(source);
    if (tries === null || tries.remainingPoints > 0) return;
    throw problem('too-many-requests', { retryAfterMs: Math.max(1, tries.msBeforeNext) });
  }

  return async ({ buyerId, network }, work) => {
    await refuseGuessers(perBuyer, buyerId);
    await refuseGuessers(perNetwork, network);
    try {
      return await work();
    } catch (refusal) {
      if (isWrongCode(refusal)) {
        await perBuyer.penalty(buyerId);
        await perNetwork.penalty(network);
      }
      throw refusal;
    }
  };
}

function isWrongCode(refusal: unknown): boolean {
  return (
    refusal instanceof Problem &&
    refusal.code === 'promo-code-refused' &&
    refusal.members['reason'] === 'unknown'
  );
}
