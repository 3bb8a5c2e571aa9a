import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { readShows, type ShowRow } from '../store/shows.ts';
import { staffOf } from '#platform/caller-of';

/** Shows that the caller runs the gate of; for everybody else they do not exist. @throws no-such-show */
export async function showsWithinReach(
  db: Queryable,
  showIds: readonly string[],
  call: Call,
): Promise<ShowRow[]> {
  const { reach } = staffOf(call);
  const known = await readShows(db, showIds);
  return showIds.map((showId) => {
    const show = known.get(showId);
    const isReached =
      show && reaches(reach, { organisationId: show.organisation_id, venueId: show.venue_id });
    if (!isReached) throw problem('no-such-show');
    return show;
  });
}
