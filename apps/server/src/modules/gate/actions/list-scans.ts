import type { ScanRecord, ScanStanding } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { readPage, skipOf } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { readScanPage, readScans, type ScanRow } from '../store/scans.ts';
import { readTickets } from '../store/tickets.ts';
import { scanRecordOf } from '../views.ts';
import { showsWithinReach } from './show-within-reach.ts';

interface Asked {
  readonly showId: string;
  readonly standing?: readonly ScanStanding[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Tools = Pick<GateTools, 'db' | 'nameUsers'>;

/** Every scan of a show, newest first. @throws no-such-show */
export function listScans(deps: Tools) {
  return async (
    { showId, standing, limit, cursor }: Asked,
    call: Call,
  ): Promise<{ items: ScanRecord[]; nextCursor: string | null }> => {
    const { db } = deps;
    await showsWithinReach(db, [showId], call);
    const skip = skipOf(cursor);
    const rows = await readScanPage(db, {
      ...{ showId, standings: standing ?? null, skip, limit: limit + 1 },
    });
    const { items, nextCursor } = readPage(rows, skip, limit);
    return { items: await describeScans(deps, db, items), nextCursor };
  };
}

/** Scans with their tickets, what stands against them, and who took them back. */
export async function describeScans(
  { nameUsers }: Pick<Tools, 'nameUsers'>,
  db: Queryable,
  rows: readonly ScanRow[],
): Promise<ScanRecord[]> {
  const againstIds = rows.flatMap((row) => row.against_scan_id ?? []);
  const against = new Map(
    (await readScans(db, againstIds)).map((row) => [row.scan_id, row] as const),
  );
  const tickets = await readTickets(
    db,
    rows.flatMap((row) => row.ticket_id ?? []),
  );
  const names = await nameUsers([...new Set(rows.flatMap((row) => row.undone_by ?? []))]);
  return rows.map((row) =>
    scanRecordOf(row, {
      against: against.get(row.against_scan_id ?? ''),
      ticket: tickets.get(row.ticket_id ?? ''),
      undoneBy: names.get(row.undone_by ?? ''),
    }),
  );
}
