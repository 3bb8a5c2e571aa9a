import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { isProblem } from '../../lib/api/problem.ts';
import type { KeptPlace } from '../../lib/waiting-room/kept-places.ts';
import { forgetHeld, keepHeld } from './keep-held.ts';
import type { Room } from './room.ts';

const AGAIN_MS = 5_000;

/**
 * Asks the house about the place that was kept: it alone knows who was let in or has left. A place
 * of somebody else is let go.
 */
export async function checkPlace(room: Room): Promise<void> {
  const { roomId, places, api } = room;
  const kept = places.placeIn(roomId);
  if (!kept || kept.left) return;
  room.change({ checking: true });
  try {
    await room.session.ensureBuyer();
    const held = await api.call(
      waitingRoomOperations.getPlace,
      { roomId },
      { tokens: { 'Place-Token': kept.placeToken } },
    );
    await keepIfStill(room, kept, () => keepHeld(room, held));
  } catch (error) {
    if (isProblem(error, 'place-token-invalid') || isProblem(error, 'no-place')) {
      return await keepIfStill(room, kept, () => forgetHeld(room));
    }
    if (isProblem(error, 'no-such-waiting-room')) return;
    room.device.after(AGAIN_MS, () => void checkPlace(room));
  } finally {
    room.change({ checking: false });
  }
}

/** Another tab may have joined or gone in while the answer was on its way: what it keeps is newer. */
function keepIfStill({ roomId, places }: Room, kept: KeptPlace, keep: () => void): Promise<void> {
  return places.exclusively(roomId, async () => {
    if (JSON.stringify(places.placeIn(roomId)) === JSON.stringify(kept)) keep();
  });
}
