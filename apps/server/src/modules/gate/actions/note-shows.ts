import type { FactPayload } from '@houseful/contract/facts';
import { belongingOf } from '@houseful/contract/show-label';
import type { Clock } from '#platform/clock';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import { defaultRules } from '../rules/default-list.ts';
import { insertLists } from '../store/lists.ts';
import { upsertShows } from '../store/shows.ts';

/** The list that a show has by itself. */
export function ownListId(showId: string): string {
  return deriveId('gls', showId);
}

/** Each show is known from its fact on, with a list of its own: nobody has to set anything up. Rehearsals have no gate. */
export function noteShows({ clock }: { clock: Clock }) {
  return async (
    tx: Tx,
    scheduled: readonly FactPayload<'catalog.show-scheduled'>[],
  ): Promise<void> => {
    const real = [
      ...new Map(
        scheduled.filter(({ label }) => !label.isRehearsal).map((show) => [show.showId, show]),
      ).values(),
    ].sort((a, b) => (a.showId < b.showId ? -1 : 1));
    if (real.length === 0) return;
    const shows = real.map((show) => ({
      showId: show.showId,
      ...belongingOf(show.label),
      label: show.label,
      localDate: show.localDate,
    }));
    upsertShows(tx, shows);
    await insertLists(
      tx,
      shows.map(({ showId, organisationId, venueId, label }) => ({
        list_id: ownListId(showId),
        organisation_id: organisationId,
        venue_id: venueId,
        name: null,
        show_ids: [showId],
        rules: defaultRules(label),
        closed: false,
        request_fingerprint: null,
      })),
      clock.now(),
    );
  };
}
