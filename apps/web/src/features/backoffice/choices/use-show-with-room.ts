import { bookingOperations } from '@houseful/contract/booking';
import { venuesOperations } from '@houseful/contract/venues';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';

/** Who is on a map sees its seats change live; what the show and its room are changes seldom. */
const STALE_MS = 60_000;

/** A show as it is sold, with the room that it is sold by. */
export function useShowWithRoom(showId: string) {
  return useQuery({
    queryKey: ['show-with-room', showId],
    queryFn: async () => {
      const show = await api.call(bookingOperations.getShow, { showId });
      const { seatMapId } = show.sale;
      const overview = await api.call(venuesOperations.getSeatMapOverview, { seatMapId });
      return { show, overview };
    },
    staleTime: STALE_MS,
  });
}
