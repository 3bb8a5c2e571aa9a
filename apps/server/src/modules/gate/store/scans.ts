import type {
  GateReason,
  ScanDirection,
  ScanStanding,
  ScannedThing,
} from '@houseful/contract/gate';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { SheetPart } from './tickets.ts';

export interface ScanRow {
  readonly scan_id: string;
  readonly device_id: string;
  readonly nonce: string;
  readonly sequence: number;
  readonly list_id: string;
  readonly show_id: string;
  readonly ticket_id: string | null;
  readonly sheet_index: string | null;
  readonly gate: string | null;
  readonly direction: ScanDirection;
  readonly scanned_at: Date;
  readonly received_at: Date;
  readonly read_by: ScannedThing['kind'];
  readonly let_through: boolean;
  readonly told: GateReason | null;
  readonly alone: boolean;
  readonly fault: GateReason | null;
  readonly standing: ScanStanding;
  readonly reason: GateReason | null;
  readonly against_scan_id: string | null;
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
  readonly undone_reason: string | null;
  readonly device_name: string;
}

const COLUMNS = `s.scan_id, s.device_id, s.nonce, s.sequence, s.list_id, s.show_id, s.ticket_id,
  s.sheet_index, s.gate, s.direction, s.scanned_at, s.received_at, s.read_by, s.let_through, s.told,
  s.alone, s.fault, s.standing, s.reason, s.against_scan_id, s.undone_at, s.undone_by,
  s.undone_reason, d.name as device_name`;
const FROM = 'from gate.scans s join gate.devices d using (device_id)';

/** Of these scans, those that are known. */
export async function readScans(db: Queryable, scanIds: readonly string[]): Promise<ScanRow[]> {
  return db.rows<ScanRow>({
    name: 'gate.read-scans',
    text: `select ${COLUMNS} ${FROM} where s.scan_id = any($1::text[])`,
    values: [scanIds],
  });
}

/** All scans of these tickets on these lists; to be called with the tickets locked. */
export async function readScansOfTickets(
  db: Queryable,
  ticketIds: readonly string[],
  listIds: readonly string[],
): Promise<ScanRow[]> {
  return db.rows<ScanRow>({
    name: 'gate.read-scans-of-tickets',
    text: `select ${COLUMNS} ${FROM}
            where s.ticket_id = any($1::text[]) and s.list_id = any($2::text[])`,
    values: [ticketIds, listIds],
  });
}

/** All scans of these tickets, on whichever list, the oldest first. */
export async function readAllScansOfTickets(
  db: Queryable,
  ticketIds: readonly string[],
): Promise<ScanRow[]> {
  return db.rows<ScanRow>({
    name: 'gate.read-all-scans-of-tickets',
    text: `select ${COLUMNS} ${FROM}
            where s.ticket_id = any($1::text[]) order by s.scanned_at, s.scan_id`,
    values: [ticketIds],
  });
}

export type VersionedScan = ScanRow & { readonly version: number };

/** Scans of tickets that nobody had heard of; nobody else attaches them until the commit. */
export async function lockUnknownScans(tx: Tx, indexes: readonly string[]): Promise<ScanRow[]> {
  return tx.rows<ScanRow>({
    name: 'gate.lock-unknown-scans',
    text: `select ${COLUMNS} ${FROM}
            where s.sheet_index = any($1::text[]) and s.ticket_id is null
            order by s.scan_id for update of s`,
    values: [indexes],
  });
}

/** What is known of a scan changes in which ticket it was, what people were told, how it stands, and whether it was taken back. */
export function writeScans(tx: Tx, scans: readonly VersionedScan[]): void {
  tx.write({
    name: 'gate.write-scans',
    text: `insert into gate.scans
             (scan_id, device_id, nonce, sequence, list_id, show_id, ticket_id, sheet_index, gate, direction,
              scanned_at, received_at, read_by, let_through, told, alone, fault, standing, reason,
              against_scan_id, undone_at, undone_by, undone_reason, version)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[],
             $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[],
             $13::text[], $14::boolean[], $15::text[], $16::boolean[], $17::text[], $18::text[], $19::text[],
             $20::text[], $21::timestamptz[], $22::text[], $23::text[], $24::bigint[])
           on conflict (scan_id) do update
              set show_id = excluded.show_id, ticket_id = excluded.ticket_id, fault = excluded.fault,
                  let_through = excluded.let_through, told = excluded.told, alone = excluded.alone,
                  standing = excluded.standing, reason = excluded.reason,
                  against_scan_id = excluded.against_scan_id, undone_at = excluded.undone_at,
                  undone_by = excluded.undone_by, undone_reason = excluded.undone_reason,
                  version = excluded.version`,
    values: [
      scans.map((scan) => scan.scan_id),
      scans.map((scan) => scan.device_id),
      scans.map((scan) => scan.nonce),
      scans.map((scan) => scan.sequence),
      scans.map((scan) => scan.list_id),
      scans.map((scan) => scan.show_id),
      scans.map((scan) => scan.ticket_id),
      scans.map((scan) => scan.sheet_index),
      scans.map((scan) => scan.gate),
      scans.map((scan) => scan.direction),
      scans.map((scan) => scan.scanned_at),
      scans.map((scan) => scan.received_at),
      scans.map((scan) => scan.read_by),
      scans.map((scan) => scan.let_through),
      scans.map((scan) => scan.told),
      scans.map((scan) => scan.alone),
      scans.map((scan) => scan.fault),
      scans.map((scan) => scan.standing),
      scans.map((scan) => scan.reason),
      scans.map((scan) => scan.against_scan_id),
      scans.map((scan) => scan.undone_at),
      scans.map((scan) => scan.undone_by),
      scans.map((scan) => scan.undone_reason),
      scans.map((scan) => scan.version),
    ],
  });
}

export interface SheetPassageRow extends ScanRow {
  readonly version: number;
  readonly section: string;
  readonly row_label: string;
  readonly seat_number: string;
  readonly ticket_index: string;
}

/** What somebody's passage was, or was taken for; refusals at an entry tell a scanner nothing. */
export async function readSheetPassages(
  db: Queryable,
  { showId, after, until, limit }: SheetPart,
): Promise<SheetPassageRow[]> {
  return db.rows<SheetPassageRow>({
    name: 'gate.read-sheet-passages',
    text: `select ${COLUMNS}, s.version, t.section, t.row_label, t.seat_number, t.sheet_index as ticket_index
             ${FROM} join gate.tickets t on t.ticket_id = s.ticket_id
            where s.show_id = $1 and s.version > $2 and s.version <= $3
              and (s.standing <> 'refused' or s.direction = 'exit')
            order by s.version limit $4`,
    values: [showId, after, until, limit],
  });
}

/** Newest first. */
export async function readScanPage(
  db: Queryable,
  where: { showId: string; standings: readonly string[] | null; skip: number; limit: number },
): Promise<ScanRow[]> {
  return db.rows<ScanRow>({
    name: 'gate.read-scan-page',
    text: `select ${COLUMNS} ${FROM}
            where s.show_id = $1 and ($2::text[] is null or s.standing = any($2::text[]))
            order by s.scanned_at desc, s.scan_id desc offset $3 limit $4`,
    values: [where.showId, where.standings, where.skip, where.limit],
  });
}
