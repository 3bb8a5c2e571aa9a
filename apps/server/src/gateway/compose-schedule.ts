import type { BookingFace } from '@houseful/contract/faces/booking';
import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { Face } from '@houseful/contract/operation';
import type { scheduleDeskOperations } from '@houseful/contract/schedule-desk';

interface Neighbours {
  readonly catalog: CatalogFace;
  readonly booking: Pick<BookingFace, 'getAvailability'>;
}

/** The programme with how it sells, as booking tells it. */
export function composeSchedule({
  catalog,
  booking,
}: Neighbours): Face<typeof scheduleDeskOperations> {
  return {
    ...catalog,

    getScheduleWeek: async (input, call) => {
      const week = await catalog.getScheduleWeek(input, call);
      const showIds = week.shows.map(({ showId }) => showId);
      const known = await booking.getAvailability({ showIds });
      return {
        ...week,
        shows: week.shows.map((show) => {
          const told = known.get(show.showId);
          if (!told) return { ...show, sales: null };
          const { seatsTotal, seatsLeft, onSale } = told;
          return { ...show, sales: { seatsTotal, seatsTaken: seatsTotal - seatsLeft, onSale } };
        }),
      };
    },
  };
}
