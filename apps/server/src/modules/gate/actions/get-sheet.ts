import type { GateSheet } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { readSheetPassages, type SheetPassageRow } from '../store/scans.ts';
import { readShows } from '../store/shows.ts';
import { readSheetTickets } from '../store/tickets.ts';
import { deviceOf, isFor } from './device-of.ts';

/** Of each kind: about 1 MB a page. */
const ENTRIES_PER_PAGE_MAX = 5_000;

/**
 * What has changed of a show's sheet since a version, in the order of commits; docs/gate-lists.md.
 * @throws gate-token-invalid, no-such-show
 */
export function getGateSheet(deps: Pick<GateTools, 'db' | 'clock' | 'saltOf'>) {
  const { db, saltOf } = deps;
  return async (
    { showId, after }: { showId: string; after: number },
    call: Call,
  ): Promise<GateSheet> => {
    const device = await deviceOf(deps, call);
    const show = (await readShows(db, [showId])).get(showId);
    if (!show || !isFor(device, show)) throw problem('no-such-show');
    // Read first: whatever is committed up to here is seen by both of the following.
    const part = { showId, after, until: show.version, limit: ENTRIES_PER_PAGE_MAX + 1 };
    const tickets = await readSheetTickets(db, part);
    const passages = await readSheetPassages(db, part);
    const until = Math.min(lastOfPage(tickets), lastOfPage(passages));
    const taken = {
      tickets: tickets.filter(({ version }) => version <= until),
      passages: passages.filter(({ version }) => version <= until),
    };
    const complete = until === Number.POSITIVE_INFINITY;
    return {
      showId,
      salt: saltOf(showId).toString('base64url'),
      version: complete ? show.version : until,
      complete,
      tickets: taken.tickets.map(({ sheet_index, sealed, revoked }) => [
        sheet_index,
        sealed,
        revoked ? 1 : 0,
      ]),
      passages: taken.passages.map(passageOf),
    };
  };
}

/** The last version that is surely whole: all of it when the rows came to an end. */
function lastOfPage(rows: readonly { version: number }[]): number {
  if (rows.length <= ENTRIES_PER_PAGE_MAX) return Number.POSITIVE_INFINITY;
  return rows[ENTRIES_PER_PAGE_MAX - 1]?.version ?? 0;
}

function passageOf(row: SheetPassageRow): GateSheet['passages'][number] {
  return {
    scanId: row.scan_id,
    index: row.ticket_index,
    listId: row.list_id,
    direction: row.direction,
    at: row.scanned_at.toISOString(),
    gate: row.gate,
    deviceId: row.device_id,
    deviceName: row.device_name,
    sequence: row.sequence,
    standing: row.standing,
    reason: row.reason,
    place:
      row.standing === 'conflict'
        ? [row.section, `${row.row_label}${row.seat_number}`].join(' ').trim()
        : null,
  };
}
