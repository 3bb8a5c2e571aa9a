import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { isProblem } from '../../lib/api/problem.ts';
import type { KeptPlaces } from '../../lib/waiting-room/kept-places.ts';
import type { Room } from './room.ts';

/** Gives the place up, also one inside. Rejects when the house could not be told. */
export async function leaveRoom(room: Room): Promise<void> {
  const { roomId, places, api } = room;
  const kept = places.placeIn(roomId);
  if (!kept) return;
  try {
    await api.call(
      waitingRoomOperations.leavePlace,
      { roomId },
      { tokens: { 'Place-Token': kept.placeToken } },
    );
  } catch (error) {
    if (!isProblem(error, 'place-token-invalid') && !isProblem(error, 'no-place')) throw error;
  }
  keepLeft(places, roomId);
  room.change({ kept: places.placeIn(roomId), entered: false });
}

/** Joins again after leaving, at the end of the line. */
export function comeAgain(room: Room): void {
  room.places.keep(room.roomId, null);
  room.change({ kept: null, houseSays: null, joining: { kind: 'not-yet' }, surprise: null });
}

function keepLeft(places: KeptPlaces, roomId: string): void {
  const kept = places.placeIn(roomId);
  if (kept) places.keep(roomId, { ...kept, admission: null, left: true });
}
