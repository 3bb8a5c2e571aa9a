import type { BookingFace } from '@houseful/contract/faces/booking';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { Retold, RetellPage } from '@houseful/contract/faces/retell';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, readFrom, type Tx } from '#platform/postgres/tx';
import {
  findRecount,
  lockRecount,
  makeCurrent,
  openRecount,
  type Recount,
  saveProgress,
  sweepGenerations,
} from '../store/generations.ts';
import { addSeatMaps, putShows } from '../store/shows.ts';
import { ofCaptured, ofRefunded, ofRetold, showOf } from './hear-facts.ts';
import { keepNews } from './keep-news.ts';

const ITEMS_PER_PAGE = 500;
const ROWS_PER_SWEEP_MAX = 20_000;

/** Who can tell once more what has happened. */
export interface Sources {
  readonly booking: Pick<BookingFace, 'retellShows' | 'retellOrders'>;
  readonly payments: Pick<PaymentsFace, 'retellMoney'>;
}

export interface RecountDeps {
  readonly pool: Pool;
  readonly sources: Sources;
  /** Called after each page. */
  readonly onProgress?: (source: string, items: number) => void;
}

/**
 * Counts everything anew from those who know it, beside the sums that are being read, and then puts the new ones
 * in their place. Meanwhile news goes into both, so nothing is missed and nobody waits. Broken off, it goes on
 * where it was; two at a time share the work.
 */
export async function recount(deps: RecountDeps): Promise<void> {
  const { pool, sources } = deps;
  await inTransaction(pool, openRecount);
  const through = [
    await countSource(deps, 'shows', sources.booking.retellShows, (tx, { items }, generation) => {
      addSeatMaps(tx, items);
      const shows = items.map((show) => ({
        ...showOf(show.showId, show.label, show.seatMapId),
        ...{ moved_version: show.movedVersion, is_cancelled: show.isCancelled },
      }));
      putShows(tx, [generation], shows);
      return Promise.resolve();
    }),
    await countSource(deps, 'orders', sources.booking.retellOrders, (tx, { items }, generation) =>
      keepNews(tx, items.flatMap(ofRetold), generation),
    ),
    await countSource(deps, 'money', sources.payments.retellMoney, (tx, { items }, generation) => {
      const heard = items.map((money) =>
        money.kind === 'captured'
          ? ofCaptured(money.fact)
          : ofRefunded(money.fact, money.fact.refundedAt ?? ''),
      );
      return keepNews(tx, heard, generation);
    }),
  ];
  await inTransaction(pool, async (tx) => {
    const last = await lockRecount(tx);
    if (last && through.includes(last.generation)) await makeCurrent(tx, last.generation);
  });
  while (await inTransaction(pool, (tx) => sweepGenerations(tx, ROWS_PER_SWEEP_MAX)));
}

type Count<T> = (tx: Tx, page: Retold<T>, generation: number) => Promise<void>;

/** Page by page until one source is through. @returns the generation it was counted into */
async function countSource<T>(
  { pool, onProgress }: RecountDeps,
  source: string,
  retell: (page: RetellPage) => Promise<Retold<T>>,
  count: Count<T>,
): Promise<number | null> {
  for (;;) {
    const begun = await findRecount(readFrom(pool));
    if (!begun) return null;
    const after = placeIn(begun, source);
    if (after === null) return begun.generation;
    const page = await retell({ after: after || null, limit: ITEMS_PER_PAGE });
    await inTransaction(pool, async (tx) => {
      const now = await lockRecount(tx);
      // Somebody else has counted this page.
      if (now?.generation !== begun.generation || placeIn(now, source) !== after) return;
      await count(tx, page, now.generation);
      const { generation, progress } = now;
      saveProgress(tx, { generation, progress: { ...progress, [source]: page.next } });
    });
    onProgress?.(source, page.items.length);
  }
}

/** Empty at the beginning, null at the end. */
function placeIn({ progress }: Recount, source: string): string | null {
  const place = progress[source];
  return place === undefined ? '' : place;
}
