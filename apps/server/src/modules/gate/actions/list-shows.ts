import type { GateShow } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { readPage, skipOf } from '#platform/paging';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { readShowsOfDay } from '../store/shows.ts';
import { describeShows } from './get-desk.ts';
import { showsWithinReach } from './show-within-reach.ts';
import { staffOf } from '#platform/caller-of';
import { columnsOf } from './columns-of.ts';

interface Asked {
  readonly date: string;
  readonly venueId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Shows of a day, on the calendar of their venues, whose gate the caller runs; by start. */
export function listGateShows({ db }: Pick<GateTools, 'db'>) {
  return async (
    { date, venueId, limit, cursor }: Asked,
    call: Call,
  ): Promise<{ items: GateShow[]; nextCursor: string | null }> => {
    const skip = skipOf(cursor);
    const rows = await readShowsOfDay(db, {
      ...columnsOf(staffOf(call).reach),
      ...{ date, venueId: venueId ?? null, skip, limit: limit + 1 },
    });
    const { items, nextCursor } = readPage(rows, skip, limit);
    return { items: await describeShows(db, items), nextCursor };
  };
}

/** One of them. @throws no-such-show */
export function getGateShow({ db }: Pick<GateTools, 'db'>) {
  return async ({ showId }: { showId: string }, call: Call): Promise<GateShow> => {
    const [show] = await describeShows(db, await showsWithinReach(db, [showId], call));
    if (!show) throw problem('no-such-show');
    return show;
  };
}
