import type { Show } from '@houseful/contract/booking';
import { catalogOperations, type ShowsByVenue } from '@houseful/contract/catalog';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/browser.ts';

export interface OtherShow {
  readonly showId: string;
  readonly localTime: string;
  readonly venueName: string;
  readonly screenName: string;
  readonly isHere: boolean;
}

/** What else of the title has seats on the same day in the same city; undefined while it loads. */
export function useOtherShows(show: Show, wanted: boolean): OtherShow[] | undefined {
  const { titleId, localDate } = show;
  const { data } = useQuery({
    queryKey: ['other-shows', titleId, localDate, show.venue.cityId],
    queryFn: () =>
      api.call(catalogOperations.listTitleShows, {
        titleId,
        date: localDate,
        city: show.venue.cityId,
      }),
    enabled: wanted,
  });
  return data && othersOf(data, show);
}

/** Shows that can be bought, those of this venue first, then by time. */
function othersOf({ venues }: ShowsByVenue, { showId, venue: here }: Show): OtherShow[] {
  return venues
    .flatMap(({ venue, shows }) =>
      shows
        .filter((other) => other.showId !== showId)
        .filter(({ availability }) => availability?.onSale && availability.seatsLeft > 0)
        .map((other) => ({
          showId: other.showId,
          localTime: other.localTime,
          venueName: venue.name,
          screenName: other.screenName,
          isHere: venue.venueId === here.venueId,
        })),
    )
    .sort((a, b) => Number(b.isHere) - Number(a.isHere) || (a.localTime < b.localTime ? -1 : 1));
}
