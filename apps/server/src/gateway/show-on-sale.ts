import type { BookingFace } from '@houseful/contract/faces/booking';
import type { ShowTerms } from '@houseful/contract/faces/catalog';
import type { ShowPricing } from '@houseful/contract/pricing';
import { belongingOf } from '@houseful/contract/show-label';
import { Problem } from '#platform/problem';

interface ShowOnSale {
  readonly organisationId: string;
  readonly startsAt: Date;
  readonly pricing: ShowPricing | null;
  readonly categories: ShowTerms['categories'];
  readonly seatsSold: number;
  readonly seatsTotal: number;
}

/** What booking sells and how much of it is sold for good, for who steps its prices; null where it sells no such show. */
export async function showOnSale(
  booking: Pick<BookingFace, 'getShowTerms' | 'getShowSale' | 'getSales' | 'getSeatStatus'>,
  showId: string,
): Promise<ShowOnSale | null> {
  try {
    const [{ label, pricing, categories }, sale, { seatsUnsold }, status] = await Promise.all([
      booking.getShowTerms({ showId }),
      booking.getShowSale({ showId }),
      booking.getSales({ showIds: [showId] }),
      booking.getSeatStatus({ showId }),
    ]);
    // What the house has set aside is neither sold nor to be had.
    const seats = sale.categories.reduce((sum, category) => sum + category.seatsTotal, 0);
    const seatsTotal = seats - (status.blockedSeatIds?.length ?? 0);
    return {
      organisationId: belongingOf(label).organisationId,
      startsAt: new Date(label.startsAt),
      pricing: pricing ?? null,
      categories,
      seatsSold: seatsTotal - seatsUnsold,
      seatsTotal,
    };
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-show') return null;
    throw error;
  }
}
