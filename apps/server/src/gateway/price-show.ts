import type { PlanToPrice } from '@houseful/contract/faces/catalog';
import type { OffersFace } from '@houseful/contract/faces/offers';
import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { ShowPrices, ShowToPrice } from '@houseful/contract/pricing-desk';
import { createLruCache } from '#platform/lru-cache';

const SEAT_MAPS_MAX = 1_000;
const NOBODY = { caller: null, idempotencyKey: null };

/** What a show costs that is to be planned: the room's categories from its drawing, which never changes, the rest from offers. */
export function createPriceShow(
  venues: Pick<VenuesFace, 'getSeatMap'>,
  quoteShow: OffersFace['quoteShow'],
): (show: PlanToPrice) => Promise<ShowPrices> {
  const rooms = createLruCache<string, Promise<ShowToPrice['categories']>>(SEAT_MAPS_MAX);

  async function categoriesOf(seatMapId: string): Promise<ShowToPrice['categories']> {
    const { categories } = await venues.getSeatMap({ seatMapId }, NOBODY);
    return categories.map(({ categoryId, name }) => ({ categoryId, name }));
  }

  return async ({ seatMapId, ...show }) => {
    const categories = await rooms.getOrLoad(seatMapId, () => categoriesOf(seatMapId));
    return quoteShow({ ...show, categories });
  };
}
