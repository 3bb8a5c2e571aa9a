import type { Face } from '../operation.ts';
import type { SeatMap } from '../seat-map.ts';
import type { seatPlansOperations } from '../seat-plans.ts';
import type { venuesDeskOperations } from '../venues-desk.ts';
import type { City, Venue, venuesOperations } from '../venues.ts';

export interface VenuesFace
  extends Face<typeof venuesOperations>,
    Face<typeof venuesDeskOperations>,
    Face<typeof seatPlansOperations> {
  /** Adds cities, venues and seat maps that are not known yet; known ones stay as they are. */
  registerPlaces(places: {
    cities: readonly City[];
    /** Without a word about it, a venue is the first organisation's. */
    venues: readonly { venue: Venue; cityName: string; organisationId?: string }[];
    seatMaps: Iterable<SeatMap>;
  }): Promise<void>;
}
