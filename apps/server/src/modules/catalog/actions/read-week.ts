import type { CatalogFace, PlannedWeek } from '@houseful/contract/faces/catalog';
import { PROGRAMME_DAY_BEGINS_MINUTE } from '@houseful/contract/schedule-kit';
import type { Queryable } from '#platform/postgres/tx';
import { addDays, timeOf } from '../rules/zone-time.ts';
import { lastPriceCard, listProgramme } from '../store/schedule.ts';
import { viewPlanned } from './add-fitting.ts';
import { reachedPlace } from './judge-plan.ts';

/** What is on at a venue, for who plans it. @throws no-such-venue */
export function readWeek({ reader }: { reader: Queryable }): CatalogFace['getScheduleWeek'] {
  return async ({ venueId, from, days }, { reach }): Promise<PlannedWeek> => {
    const { venue, screens } = await reachedPlace(reader, venueId, reach);
    const until = addDays(from, days);
    const nightUntil = timeOf(PROGRAMME_DAY_BEGINS_MINUTE);
    const rows = await listProgramme(reader, venueId, { from, until, nightUntil });
    const titles = new Map(
      rows.map(({ title_id: titleId, title_name: name, palette }) => [
        titleId,
        { titleId, name, palette },
      ]),
    );
    return {
      venue: {
        ...{ venueId, organisationId: venue.organisation_id, name: venue.name },
        ...{ timeZone: venue.time_zone, openingHours: venue.opening_hours },
      },
      ...{ from, until, screens: [...screens.values()] },
      shows: rows.map(viewPlanned),
      titles: [...titles.values()],
      lastPriceCardId: await lastPriceCard(reader, venueId),
    };
  };
}
