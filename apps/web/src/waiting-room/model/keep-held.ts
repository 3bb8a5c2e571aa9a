import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import type { Room } from './room.ts';

/** Keeps what the house answered about this visitor's place, on the device and on the page. */
export function keepHeld(room: Room, held: HeldPlace): void {
  const { number, returned, placeToken, admission, place } = held;
  room.places.keep(room.roomId, { number, returned, placeToken, admission });
  const { state } = place;
  room.change({
    kept: room.places.placeIn(room.roomId),
    houseSays: state === 'inside' || state === 'out' ? state : null,
  });
}

/** What is in hand is of no use here: the visitor begins anew, and hears why. */
export function forgetHeld(room: Room): void {
  room.places.keep(room.roomId, null);
  room.change({
    kept: null,
    houseSays: null,
    joining: { kind: 'not-yet' },
    surprise: 'another-place',
  });
}
