import type { DeskScreen } from '@houseful/contract/venues-desk';
import type { RunVenue } from '../rules/venue-views.ts';
import type { ScreenRow, VenueRow } from '../store/desk.ts';

/** The venue and its screens, as their rows say. */
export function runVenueOf(row: VenueRow, screens: readonly ScreenRow[]): RunVenue {
  const { screens: _, ...venue } = row.document;
  return {
    organisationId: row.organisation_id,
    cityName: row.city_name,
    openingHours: row.opening_hours,
    venue,
    screens: screens.map(viewScreen),
  };
}

export function viewScreen(row: ScreenRow): DeskScreen {
  return {
    screenId: row.screen_id,
    name: row.name,
    formats: row.formats,
    seatMapId: row.seat_map_id,
    seatCount: row.seat_count,
    preShowMinutes: row.pre_show_minutes,
    cleanUpMinutes: row.clean_up_minutes,
    startGridMinutes: row.start_grid_minutes,
    isRetired: row.is_retired,
  };
}
