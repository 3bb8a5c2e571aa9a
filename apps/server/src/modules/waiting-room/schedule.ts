import { SECOND_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

const TEND_EVERY_MS = SECOND_MS;

/** When → action. */
export function waitingRoomSchedule(verbs: { tendRooms: () => Promise<void> }): Job[] {
  return [{ name: 'waiting-room/tend-rooms', everyMs: TEND_EVERY_MS, run: verbs.tendRooms }];
}
