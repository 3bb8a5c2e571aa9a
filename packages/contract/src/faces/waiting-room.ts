import type { Show } from '../booking.ts';
import type { Call, Face, InputOf } from '../operation.ts';
import type { Belonging } from '../staff.ts';
import type { waitingRoomOperations } from '../waiting-room-operations.ts';
import type { WaitingRoomOccasion, WaitingRoomStatus } from '../waiting-room.ts';
import type { AdoptBuyer } from './identity.ts';

type WaitingRoomOperations = Face<typeof waitingRoomOperations>;

export interface WaitingRoomFace extends Omit<WaitingRoomOperations, 'createWaitingRoom'> {
  /**
   * `belonging`: whose it is; `name`: what is on sale, in words; `occasion`: where and when a single show is; `showIds`: the shows that are
   * behind the room from now on.
   * @throws room-exists, idempotency-key-reused
   */
  createWaitingRoom(
    input: InputOf<(typeof waitingRoomOperations)['createWaitingRoom']> & {
      belonging: Belonging;
      name: string;
      occasion?: WaitingRoomOccasion;
      showIds: readonly string[];
    },
    call: Call,
  ): ReturnType<WaitingRoomOperations['createWaitingRoom']>;
  /**
   * Lets a call for seats of the show pass: there is no room in front of it, or the caller is inside.
   * @throws not-admitted, no-such-show, overloaded
   */
  admitToSeats(input: { showId: string }, call: Call): Promise<void>;
  /** Whether the caller holds an admission of the room in front of the show, be it over: it costs nobody else a read. */
  hasBeenInside(input: { showId: string }, call: Call): Promise<boolean>;
  /** The room's status, where it is at hand; the same object as long as nothing has changed. */
  peekStatus(roomId: string): WaitingRoomStatus | undefined;
  /** The room in front of the show; null when there is none, or it has ended. */
  findRoom(input: { showId: string }): Promise<Show['waitingRoom']>;
  adoptBuyer: AdoptBuyer;
  /** Calls back with each status of the room until stopped. @throws no-such-waiting-room */
  watchRoom(roomId: string, listener: (status: WaitingRoomStatus) => void): Promise<() => void>;
}
