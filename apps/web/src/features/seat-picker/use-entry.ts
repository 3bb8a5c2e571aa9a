import type { Show } from '@houseful/contract/booking';
import type { Admission } from '@houseful/contract/waiting-room-operations';
import { useReducer, useSyncExternalStore } from 'react';
import { keptPlaces, serverTime } from '../../lib/browser.ts';

/** Whether this visitor may hold seats of a show that stands behind a waiting room. */
export interface Entry {
  readonly roomId: string | null;
  /** The leave to hold seats, while it lasts. */
  readonly admission: Admission | null;
  /** There is a room in front, and it is not this visitor's turn. */
  readonly isBarred: boolean;
  /** Looks at the clock again: the time inside is over. */
  look(): void;
}

/** Follows what the room's page keeps on the device, in any tab. */
export function useEntry(waitingRoom: Show['waitingRoom']): Entry {
  const roomId = waitingRoom?.roomId ?? null;
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0);
  const token = useSyncExternalStore(
    keptPlaces.subscribe,
    () => tokenOf(roomId),
    () => null,
  );
  const admission =
    roomId === null || token === null ? null : keptPlaces.admissionTo(roomId, serverTime.now());
  return {
    ...{ roomId, admission },
    isBarred: roomId !== null && admission === null,
    look: lookAgain,
  };
}

function tokenOf(roomId: string | null): string | null {
  if (roomId === null) return null;
  return keptPlaces.placeIn(roomId)?.admission?.admissionToken ?? null;
}
