import type { OffersFace } from '@houseful/contract/faces/offers';
import type { Queryable } from '#platform/postgres/tx';
import { findPlan, listSteps } from '../store/tiers.ts';

/** What everybody may know about a show's steps of price; nothing where none were announced. */
export function readTiers({ db }: { db: Queryable }): OffersFace['getShowTiers'] {
  return async ({ showId }) => {
    const [found, steps] = await Promise.all([findPlan(db, showId), listSteps(db, showId)]);
    return {
      showId,
      plan: found?.plan ?? null,
      announcedAt: found?.announced_at.toISOString() ?? null,
      steps,
    };
  };
}
