import type { FactPayload } from '@houseful/contract/facts';
import { belongingOf } from '@houseful/contract/show-label';
import type { Tx } from '#platform/postgres/tx';
import type { RoomBoards } from '../boards/room-boards.ts';
import { protectShows, roomsOfTitles } from '../store/rooms.ts';

/** A new show of a title that has a room is behind it from the beginning; a rehearsal has its own. */
export function protectNewShows(
  boards: Pick<RoomBoards, 'tell'>,
): (tx: Tx, shows: readonly FactPayload<'catalog.show-scheduled'>[]) => Promise<void> {
  return async (tx, shows) => {
    const rooms = await roomsOfTitles(
      tx,
      shows.map(({ label }) => label.titleId),
    );
    for (const { room_id: roomId, title_id: titleId, organisation_id: owner } of rooms) {
      const showIds = shows
        .filter(
          ({ label }) =>
            label.titleId === titleId &&
            !label.isRehearsal &&
            belongingOf(label).organisationId === owner,
        )
        .map(({ showId }) => showId);
      await protectShows(tx, roomId, showIds);
      tx.afterCommit(() => boards.tell(roomId));
    }
  };
}
