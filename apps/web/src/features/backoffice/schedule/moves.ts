import { showsDeskOperations } from '@houseful/contract/shows-desk';
import { api } from '../../../lib/browser.ts';

/*
 * Moving and cancelling a show, as the board needs it. Both work for sold shows, too: who asks says how many orders they expect to
 * be touched, and is refused when there are others by now.
 */

export interface Move {
  readonly showId: string;
  readonly screenId: string;
  readonly localDate: string;
  readonly localTime: string;
  /** Left out: as long as it is. */
  readonly durationMinutes?: number;
  readonly reason: string;
}

/** The board moves only what nobody has bought. */
const NOBODY = { expectedOrders: 0 };

export async function moveShow(move: Move): Promise<void> {
  await api.call(showsDeskOperations.moveShow, { ...move, ...NOBODY });
}

export async function cancelShow(show: { showId: string; reason: string }): Promise<void> {
  await api.call(showsDeskOperations.cancelShow, { ...show, ...NOBODY });
}
