import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { FactPayload } from '@houseful/contract/facts';
import type { PlanTerms } from '@houseful/contract/schedule-desk';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { Wanted } from '../rules/programme.ts';
import {
  findPlannedShows,
  lockPlannedShow,
  type PlannedRow,
  updateTerms,
} from '../store/schedule.ts';
import { minutesOf, showToAdd, viewPlanned } from './add-fitting.ts';
import { callerOf } from '#platform/caller-of';
import { prepare, priceClashOf, reachedPlace, viewClashing } from './judge-plan.ts';
import type { PlanDeps } from './plan-shows.ts';
import { termsOf } from './schedule-shows.ts';

export interface ChangeShowDeps extends PlanDeps {
  /** Has the show sold by these terms from now on. @throws show-has-sales, overloaded */
  readonly sellBy: (terms: FactPayload<'catalog.show-scheduled'>) => Promise<void>;
}

/**
 * How an unsold show is sold from now on. Booking is asked first, because it alone knows what is sold; should the program die behind
 * it, asking again makes the catalogue say the same.
 * @throws no-such-show, show-has-sales, shows-clash for a card that has no price for the room, overloaded
 */
export function changeShow(deps: ChangeShowDeps): CatalogFace['changeShow'] {
  const { reader, pool, audit, clock, sellBy, seatsPerHoldMax } = deps;
  return async ({ showId, ...changes }, call) => {
    const actorId = callerOf(call);
    const [row] = await findPlannedShows(reader, [showId]);
    if (!row || row.occupied === null) throw problem('no-such-show');
    const place = await reachedPlace(reader, row.venue_id, call.reach).catch(() => {
      throw problem('no-such-show');
    });
    const terms = changes.terms ?? row.terms;
    const wanted = wantedOf(row, terms, changes);
    const prepared = await prepare(deps, place, [wanted]);
    const clash = priceClashOf(prepared, wanted);
    if (clash) {
      const clashing = { position: 0, wanted, titleName: row.title_name, clashes: [clash] };
      throw problem('shows-clash', { clashing: [viewClashing(clashing)] });
    }
    const { starts_at: startsAt, ends_at: endsAt } = row;
    const times = { startsAt, endsAt, occupied: { from: startsAt, until: endsAt } };
    const fitting = { wanted, times, durationMinutes: minutesOf(row) };
    const toSell = showToAdd(prepared, fitting, showId, row.planned_at ?? clock.now());
    const { language, format } = wanted;
    await sellBy(termsOf(toSell, seatsPerHoldMax));
    return inTransaction(pool, async (tx) => {
      const locked = await lockPlannedShow(tx, showId);
      if (!locked) throw problem('no-such-show');
      const before = viewPlanned({ ...row, ...locked });
      updateTerms(tx, { ...toSell.show, terms });
      const { titleName, localDate, localTime } = before;
      await audit(tx, {
        ...{ organisationId: place.venue.organisation_id, venueId: row.venue_id, actorId },
        action: 'show.changed',
        subject: { kind: 'show', id: showId, name: `${titleName}, ${localDate} ${localTime}` },
        before: { language: before.language, format: before.format, terms: before.terms },
        after: { language, format, terms },
      });
      return { ...before, language, format, terms, priceCardId: terms?.priceCardId ?? null };
    });
  };
}

function wantedOf(
  row: PlannedRow,
  terms: PlanTerms | null,
  { language, format }: { language?: string | undefined; format?: string | undefined },
): Wanted {
  return {
    ...{ screenId: row.screen_id, titleId: row.title_id, terms },
    ...{ localDate: row.local_date, localTime: row.local_time, durationMinutes: minutesOf(row) },
    ...{ language: language ?? row.language, format: format ?? row.format },
  };
}
