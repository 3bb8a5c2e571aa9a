import type { FactPayload } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import type { ShowSales } from '../boards/show-sales.ts';
import { cancelShows, moveShow, switchSales } from '../store/show-changes.ts';

export interface ChangeShowsDeps {
  readonly clock: Clock;
  readonly sales: Pick<ShowSales, 'tellChanged'>;
  /** Has the orders of changed shows settled at once. */
  readonly settleSoon: () => void;
}

type Change = 'cancelled' | 'moved' | 'closed' | 'opened';

export type ChangeShows = {
  readonly [C in Change]: (
    tx: Tx,
    told: readonly FactPayload<`catalog.show-${C}`>[],
  ) => Promise<void>;
};

/**
 * What the house does to a show on sale counts from the commit on, here: a cancelled one sells nothing any more, a moved
 * one is sold as what it is since. Orders follow by themselves (`settle-shows.ts`). Told again, or late, nothing changes.
 */
export function changeShows({ clock, sales, settleSoon }: ChangeShowsDeps): ChangeShows {
  function told(tx: Tx, showIds: readonly string[], known: ReadonlySet<string>): void {
    // News of the show itself may still be on its way: this one is told again.
    const early = showIds.find((showId) => !known.has(showId));
    if (early !== undefined) throw new Error(`show ${early} is not on sale yet`);
    tx.afterCommit(() => {
      for (const showId of showIds) sales.tellChanged(showId);
    });
  }

  async function switchAll(
    tx: Tx,
    switched: readonly FactPayload<'catalog.show-closed'>[],
    isClosed: boolean,
  ): Promise<void> {
    const known = await switchSales(
      tx,
      switched.map(({ showId, version, at }) => ({
        ...{ showId, version },
        closedAt: isClosed ? at : null,
      })),
    );
    told(
      tx,
      switched.map(({ showId }) => showId),
      known,
    );
  }

  return {
    cancelled: async (tx, cancelled) => {
      const known = await cancelShows(tx, cancelled, clock.now());
      told(
        tx,
        cancelled.map(({ showId }) => showId),
        known,
      );
      tx.afterCommit(settleSoon);
    },
    moved: async (tx, moves) => {
      for (const move of [...moves].sort((a, b) => a.version - b.version)) {
        const isKnown = await moveShow(tx, move, clock.now());
        told(tx, [move.showId], new Set(isKnown ? [move.showId] : []));
      }
      tx.afterCommit(settleSoon);
    },
    closed: (tx, closed) => switchAll(tx, closed, true),
    opened: (tx, opened) => switchAll(tx, opened, false),
  };
}
