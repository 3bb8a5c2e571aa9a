import type { CheckInRules } from '@houseful/contract/gate';
import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { lockList, updateList } from '../store/lists.ts';
import { cancelShows, moveShow } from '../store/shows.ts';
import { ownListId } from './note-shows.ts';

type Told<C extends 'cancelled' | 'moved'> = FactPayload<`catalog.show-${C}`>;

/**
 * A moved show is at the gate when it is: the times of its own list move with it, also those that somebody has set. Lists for
 * several shows stay as they were set. A cancelled show has no gate any more; its tickets are revoked with their orders.
 * @throws Error for a show that nobody has told of yet: the fact is told again
 */
export function followShows({ tell }: Pick<GateTools, 'tell'>): {
  readonly cancelled: (tx: Tx, told: readonly Told<'cancelled'>[]) => Promise<void>;
  readonly moved: (tx: Tx, told: readonly Told<'moved'>[]) => Promise<void>;
} {
  return {
    cancelled: async (tx, told) => {
      cancelShows(tx, told);
      tx.afterCommit(() => tell(told.map(({ showId }) => showId)));
    },

    moved: async (tx, told) => {
      for (const move of [...told].sort((a, b) => a.version - b.version)) {
        const { showId, label } = move;
        const before = await moveShow(tx, move);
        if (!before) throw new Error(`show ${showId} is not known at the gate yet`);
        const later = {
          startMs: Date.parse(label.startsAt) - before.startsAt.getTime(),
          endMs: Date.parse(label.endsAt) - before.endsAt.getTime(),
        };
        const list = before.isNews ? await lockList(tx, ownListId(showId)) : undefined;
        if (list) updateList(tx, { ...list, rules: shifted(list.rules, later) });
      }
      tx.afterCommit(() => tell(told.map(({ showId }) => showId)));
    },
  };
}

/** Doors follow the start; when it closes, and everybody is out, the end. */
function shifted(rules: CheckInRules, by: { startMs: number; endMs: number }): CheckInRules {
  const later = <T extends string | null>(at: T, ms: number) =>
    at === null ? at : new Date(Date.parse(at) + ms).toISOString();
  return {
    ...rules,
    opensAt: later(rules.opensAt, by.startMs),
    closesAt: later(rules.closesAt, by.endMs),
    autoExitAt: later(rules.autoExitAt, by.endMs),
  };
}
