import type { WaitingRoomRefusal } from '@houseful/contract/waiting-room-desk';
import type { RefusalCount } from '../store/course.ts';

/** How often each rule has turned somebody away, until the next flush: a refusal costs no write. */
export class Refusals {
  readonly #counts = new Map<string, Map<WaitingRoomRefusal, number>>();

  count(roomId: string, reason: WaitingRoomRefusal): void {
    const ofRoom = this.#counts.get(roomId) ?? new Map<WaitingRoomRefusal, number>();
    this.#counts.set(roomId, ofRoom);
    ofRoom.set(reason, (ofRoom.get(reason) ?? 0) + 1);
  }

  take(): RefusalCount[] {
    const counts = [...this.#counts].flatMap(([roomId, ofRoom]) =>
      [...ofRoom].map(([reason, count]) => ({ roomId, reason, count })),
    );
    this.#counts.clear();
    return counts;
  }
}
