import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { isProblem } from '../../lib/api/problem.ts';
import { forgetHeld, keepHeld } from './keep-held.ts';
import type { Room } from './room.ts';

/** So long a tab out of sight leaves the turn to one that is looked at. */
const HIDDEN_TAB_MS = 1_500;
const AGAIN_MS = 1_500;

/** Goes in, or takes the place further back after a missed turn. One tab asks, all others follow. */
export async function takeTurn(room: Room): Promise<void> {
  if (room.get().taking) return;
  room.change({ taking: true });
  if (!room.isVisible()) await room.device.sleep(HIDDEN_TAB_MS);
  try {
    // A refusal is heard within the lock, too: what another tab keeps after it is not this one's to let go.
    await room.places.exclusively(room.roomId, () =>
      askIn(room).then(
        () => room.change({ taking: false }),
        (error) => notTaken(room, error),
      ),
    );
  } catch (error) {
    notTaken(room, error);
  }
}

async function askIn(room: Room): Promise<void> {
  const { roomId, places, api } = room;
  const kept = places.placeIn(roomId);
  // Another tab was faster: this one follows.
  if (!kept || kept.left || kept.admission) return room.change({ kept });
  const wasMissed = room.get().place?.state === 'missed';
  await room.session.ensureBuyer();
  const taken = await api.call(
    waitingRoomOperations.takeTurn,
    { roomId },
    { tokens: { 'Place-Token': kept.placeToken } },
  );
  if (taken.outcome === 'back') {
    keepHeld(room, taken.held);
    if (!wasMissed) room.change({ surprise: 'sent-back' });
    return;
  }
  const { admissionToken, expiresAt } = taken;
  places.keep(roomId, { ...kept, admission: { admissionToken, expiresAt } });
  room.change({ kept: places.placeIn(roomId), entered: true });
}

function notTaken(room: Room, error: unknown): void {
  if (isProblem(error, 'place-over')) return room.change({ taking: false, houseSays: 'out' });
  if (isProblem(error, 'place-token-invalid') || isProblem(error, 'no-place')) {
    room.change({ taking: false });
    return forgetHeld(room);
  }
  // No network, a busy house, or one that is a moment behind what was told: the turn goes on.
  room.device.after(AGAIN_MS, () => room.change({ taking: false }));
}
