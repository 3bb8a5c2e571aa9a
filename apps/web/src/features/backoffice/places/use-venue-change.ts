import type { DeskVenue } from '@houseful/contract/venues-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change of the venue, whose answer is the venue as it is then. */
export function useVenueChange<Wanted>(
  venueId: string,
  change: (wanted: Wanted) => Promise<DeskVenue>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (venue) => {
      queries.setQueryData(['desk-venue', venueId], venue);
      await queries.invalidateQueries({ queryKey: ['desk-venues'] });
    },
  });
}
