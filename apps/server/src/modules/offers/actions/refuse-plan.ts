import type { TierPlan } from '@houseful/contract/pricing';
import { problem } from '#platform/problem';
import type { OffersDeps } from '../deps.ts';

/** A plan is for a show of its own organisation that was priced by rules. @throws no-such-show */
export function refusePlan({
  readShow,
}: Pick<OffersDeps, 'readShow'>): (organisationId: string, plan: TierPlan) => Promise<void> {
  return async (organisationId, { showId }) => {
    const show = await readShow(showId);
    if (show?.organisationId !== organisationId || show.pricing === null) {
      throw problem('no-such-show');
    }
  };
}
