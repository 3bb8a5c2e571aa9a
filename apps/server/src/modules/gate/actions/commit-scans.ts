import type { SentScan } from '@houseful/contract/gate';
import type { ReadTicket } from '@houseful/gate/judge-scan';
import { faultOf } from '@houseful/gate/judge-scan';
import { lastWord } from '@houseful/gate/last-word';
import type { BatchVerb } from '#platform/group-commit';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { correctedTime } from '../rules/corrected-time.ts';
import type { DeviceRow } from '../store/devices.ts';
import { type ListRow, readLists } from '../store/lists.ts';
import { readScans, readScansOfTickets, type ScanRow, writeScans } from '../store/scans.ts';
import { withVersions } from '../store/shows.ts';
import { lockTickets, type TicketRow } from '../store/tickets.ts';
import { asRead } from '../views.ts';
import { isFor } from './device-of.ts';
import type { NamedTicket } from './read-things.ts';
import { createScanGroups, type ScanGroups } from './scan-groups.ts';

export interface ArrivedScan {
  readonly sent: SentScan;
  readonly named: NamedTicket;
}

/** One upload of one scanner. */
export interface ScanUpload {
  readonly device: DeviceRow;
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly scans: readonly ArrivedScan[];
}

/** What became of a scan, with what its answer is told from. */
export interface CommittedScan {
  readonly row: ScanRow;
  readonly ticket: TicketRow | undefined;
  readonly against: ScanRow | undefined;
  readonly list: ListRow;
}

/** Undefined where the list is unknown, or none of the scanner's. */
export type CommittedUpload = readonly (CommittedScan | undefined)[];

/**
 * Decides and keeps uploads, in one transaction for all that came together. The tickets' rows are locked first, so that of all who hold up the
 * same ticket at the same time one is let in; a nonce that is known is the same scan. What comes in late is laid beside what is
 * there, and whatever changes by it is told to every scanner.
 */
export function commitScans({
  tell,
}: Pick<GateTools, 'tell'>): BatchVerb<ScanUpload, CommittedUpload> {
  return async (tx, uploads) => {
    const arrived = uploads.flatMap(({ scans }) => scans);
    const lists = new Map(
      (await readLists(tx, [...new Set(arrived.map(({ sent }) => sent.listId))])).map((list) => [
        list.list_id,
        list,
      ]),
    );
    const tickets = indexTickets(await lockTickets(tx, namesOf(arrived)));
    const groups = createScanGroups(lists);
    const scanIds = uploads.flatMap(({ device, scans }) =>
      scans.map(({ sent }) => scanIdOf(device, sent)),
    );
    const known = await readScans(tx, scanIds);
    const others = known.flatMap(({ ticket_id: id }) => (id && !tickets.byId.has(id) ? [id] : []));
    if (others.length > 0) await lockTickets(tx, { ticketIds: others, indexes: [], codes: [] });
    const ticketIds = [...tickets.byId.keys(), ...others];
    groups.know(known);
    groups.know(await readScansOfTickets(tx, ticketIds, [...lists.keys()]));

    const committed = uploads.map((upload) =>
      upload.scans.map((scan) => {
        const list = lists.get(scan.sent.listId);
        if (!list || !isFor(upload.device, list)) return undefined;
        const ticket = tickets.find(scan.named);
        return { scanId: takeScan(groups, { upload, scan, list, ticket }), list, ticket };
      }),
    );
    await write(tx, groups, tell);
    return committed.map((scans) =>
      scans.map((scan) => {
        if (!scan) return undefined;
        const row = groups.get(scan.scanId) as ScanRow;
        const against = row.against_scan_id ? groups.get(row.against_scan_id) : undefined;
        return { row, list: scan.list, ticket: scan.ticket, against };
      }),
    );
  };
}

/** The nonce names it: sent again it is the same scan. */
function scanIdOf({ device_id }: DeviceRow, { nonce }: SentScan): string {
  return deriveId('gsc', device_id, nonce);
}

interface Taking {
  readonly upload: ScanUpload;
  readonly scan: ArrivedScan;
  readonly list: ListRow;
  readonly ticket: TicketRow | undefined;
}

/** @returns the scan's id */
function takeScan(groups: ScanGroups, { upload, scan, list, ticket }: Taking): string {
  const { sent, named } = scan;
  const scanId = scanIdOf(upload.device, sent);
  const known = groups.get(scanId);
  if (known) {
    takeLastWord(groups, known, sent);
    return scanId;
  }
  const atMs = correctedTime({ ...upload, scannedMs: Date.parse(sent.at) });
  const read = readOf(named, ticket);
  const { gate, direction, decided } = sent;
  const question = { read, gate, direction, atMs };
  const judged = groups.judge({ ...question, ticketId: ticket?.ticket_id ?? null, list });
  const fault = faultOf({ ...question, list: { showIds: list.show_ids, rules: list.rules } });
  groups.put({
    scan_id: scanId,
    device_id: upload.device.device_id,
    device_name: upload.device.name,
    nonce: sent.nonce,
    sequence: sent.sequence,
    list_id: list.list_id,
    show_id: ticket?.show_id ?? sent.showId ?? list.show_ids[0] ?? '',
    ticket_id: ticket?.ticket_id ?? null,
    sheet_index: named.by === 'index' ? named.index : null,
    ...{ gate, direction, fault },
    scanned_at: new Date(atMs),
    received_at: new Date(upload.receivedMs),
    read_by: sent.thing.kind,
    let_through: decided ? decided.letThrough : judged.reason === null,
    told: decided ? decided.reason : judged.reason,
    alone: decided !== null,
    standing: 'refused',
    reason: judged.reason,
    against_scan_id: judged.against,
    ...{ undone_at: null, undone_by: null, undone_reason: null },
  });
  return scanId;
}

/** A scanner that did not hear our answer in time has told people something by itself: that stands. */
function takeLastWord(groups: ScanGroups, known: ScanRow, { decided }: SentScan): void {
  if (!decided) return;
  const before = { letThrough: known.let_through, reason: known.told, alone: known.alone };
  const now = lastWord(before, { ...decided, alone: true });
  if (now === before) return;
  groups.put({ ...known, let_through: now.letThrough, told: now.reason, alone: true });
}

function readOf(named: NamedTicket, ticket: TicketRow | undefined): ReadTicket {
  if (named.by === 'nothing') return { kind: named.why };
  if (!ticket) return { kind: 'unknown' };
  return asRead(ticket, named.by === 'ticketId' ? named.expiresAtMs : null);
}

function namesOf(arrived: readonly ArrivedScan[]) {
  const named = arrived.map((scan) => scan.named);
  return {
    ticketIds: named.flatMap((it) => (it.by === 'ticketId' ? [it.ticketId] : [])),
    indexes: named.flatMap((it) => (it.by === 'index' ? [it.index] : [])),
    codes: named.flatMap((it) => (it.by === 'code' ? [it.code] : [])),
  };
}

function indexTickets(rows: readonly TicketRow[]) {
  const byId = new Map(rows.map((row) => [row.ticket_id, row]));
  const byIndex = new Map(rows.map((row) => [row.sheet_index, row]));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return {
    byId,
    find: (named: NamedTicket): TicketRow | undefined => {
      if (named.by === 'ticketId') return byId.get(named.ticketId);
      if (named.by === 'index') return byIndex.get(named.index);
      return named.by === 'code' ? byCode.get(named.code) : undefined;
    },
  };
}

/** Writes what has changed, each with a version of its show of its own. */
export async function write(
  tx: Tx,
  groups: Pick<ScanGroups, 'changes'>,
  tell: GateTools['tell'],
): Promise<void> {
  const changes = groups.changes().sort((a, b) => (a.scan_id < b.scan_id ? -1 : 1));
  if (changes.length === 0) return;
  writeScans(tx, await withVersions(tx, changes));
  tx.afterCommit(() => tell(new Set(changes.map(({ show_id }) => show_id))));
}
