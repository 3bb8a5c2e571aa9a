import { judgeScan, type ReadTicket } from '@houseful/gate/judge-scan';
import { type KnownScan, mergeScans } from '@houseful/gate/merge-scans';
import type { CheckInRules, GateReason, ScanDirection } from '@houseful/contract/gate';
import type { ScanRow } from '../store/scans.ts';

interface ListOfGroup {
  readonly list_id: string;
  readonly show_ids: readonly string[];
  readonly rules: CheckInRules;
}

/**
 * The scans that a transaction works on: each with all others of its ticket on its list, as known by now. Whatever is put here is
 * laid beside the rest at once, so that the next one is judged by it.
 */
export function createScanGroups(lists: ReadonlyMap<string, ListOfGroup>) {
  const all = new Map<string, ScanRow>();
  const changed = new Set<string>();

  function groupOf({ ticket_id, list_id }: ScanRow): ScanRow[] {
    return [...all.values()].filter(
      (row) => row.ticket_id === ticket_id && row.list_id === list_id,
    );
  }

  function change(row: ScanRow): void {
    all.set(row.scan_id, row);
    changed.add(row.scan_id);
  }

  /** A scan of no known ticket stands by itself. */
  function standAlone(row: ScanRow): void {
    const standing = row.let_through ? 'conflict' : 'refused';
    change({ ...row, standing, reason: row.fault ?? row.told, against_scan_id: null });
  }

  function layBeside(row: ScanRow, rules: CheckInRules): void {
    const group = groupOf(row);
    for (const [scanId, now] of mergeScans({ rules }, group.map(knownScanOf))) {
      const known = all.get(scanId) as ScanRow;
      const isSame =
        known.standing === now.standing &&
        known.reason === now.reason &&
        known.against_scan_id === now.against;
      if (isSame) continue;
      change({
        ...known,
        standing: now.standing,
        reason: now.reason,
        against_scan_id: now.against,
      });
    }
  }

  return {
    /** What is stored already. */
    know: (rows: Iterable<ScanRow>): void => {
      for (const row of rows) all.set(row.scan_id, row);
    },
    get: (scanId: string): ScanRow | undefined => all.get(scanId),
    /** Takes a new scan, or what has changed about one. */
    put: (row: ScanRow): void => {
      change(row);
      const list = lists.get(row.list_id);
      if (row.ticket_id === null || !list) standAlone(row);
      else layBeside(row, list.rules);
    },
    /** Whether somebody is let through now, by all that counts. */
    judge: (asked: {
      read: ReadTicket;
      ticketId: string | null;
      list: ListOfGroup;
      gate: string | null;
      direction: ScanDirection;
      atMs: number;
    }): { reason: GateReason | null; against: string | null } => {
      const { list, ticketId, ...question } = asked;
      const earlier = [...all.values()].filter(
        (row) =>
          ticketId !== null &&
          row.ticket_id === ticketId &&
          row.list_id === list.list_id &&
          row.standing === 'counts',
      );
      const { reason, against } = judgeScan(
        { ...question, list: { showIds: list.show_ids, rules: list.rules } },
        earlier.map(knownScanOf),
      );
      return { reason, against: against?.scanId ?? null };
    },
    changes: (): ScanRow[] => [...changed].map((scanId) => all.get(scanId) as ScanRow),
  };
}

export type ScanGroups = ReturnType<typeof createScanGroups>;

function knownScanOf(row: ScanRow): KnownScan {
  return {
    scanId: row.scan_id,
    deviceId: row.device_id,
    sequence: row.sequence,
    direction: row.direction,
    atMs: row.scanned_at.getTime(),
    letThrough: row.let_through,
    fault: row.fault,
    told: row.told,
    undone: row.undone_at !== null,
  };
}
