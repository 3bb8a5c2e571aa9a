import type { Venue } from '@houseful/contract/venues';
import type { DeskScreen, DeskVenue } from '@houseful/contract/venues-desk';

/** A venue with everything that those who run it say of it. */
export interface RunVenue {
  readonly organisationId: string;
  readonly cityName: string;
  readonly openingHours: DeskVenue['openingHours'];
  readonly venue: Omit<Venue, 'screens'>;
  readonly screens: readonly DeskScreen[];
}

/** As buyers see it: with the screens that a show can be on. */
export function publicVenue({ venue, screens }: Pick<RunVenue, 'venue' | 'screens'>): Venue {
  return {
    ...venue,
    screens: screens.flatMap(({ screenId, name, formats, seatMapId, seatCount, isRetired }) =>
      seatMapId === null || isRetired ? [] : [{ screenId, name, seatMapId, seatCount, formats }],
    ),
  };
}

export function deskVenue({
  organisationId,
  cityName,
  openingHours,
  venue,
  screens,
}: RunVenue): DeskVenue {
  return { ...venue, cityName, organisationId, openingHours, screens: [...screens] };
}
