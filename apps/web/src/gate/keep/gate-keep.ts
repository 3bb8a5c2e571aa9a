import type {
  GateDesk,
  GateSheet,
  ScanAnswer,
  ScanStanding,
  SentScan,
} from '@houseful/contract/gate';
import type { PublicKey } from '@houseful/gate/check-payload';

/** Where somebody stands, and what for. */
export interface Choice {
  readonly listId: string;
  readonly showIds: readonly string[];
  /** Null: for every gate. */
  readonly gate: string | null;
}

/** Who this scanner is, and what it knew last. */
export interface KeptDevice {
  readonly token: string;
  readonly desk: GateDesk | null;
  readonly keys: readonly PublicKey[];
  /** Where it stands; null until somebody has said so, or where there is but one. */
  readonly venueId: string | null;
  readonly choice: Choice | null;
  /** How much the device's clock is ahead of the house's; negative when it is behind. */
  readonly aheadMs: number;
  readonly syncedAtMs: number | null;
}

/** A line of a sheet. */
export interface KeptTicket {
  readonly showId: string;
  readonly index: string;
  readonly sealed: string;
  readonly revoked: boolean;
}

export interface KeptPassage {
  readonly scanId: string;
  readonly listId: string;
  readonly index: string;
  readonly direction: SentScan['direction'];
  readonly atMs: number;
  readonly gate: string | null;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly sequence: number;
  readonly standing: ScanStanding;
  readonly place: string | null;
}

/** A scan that the house has not confirmed yet. It holds no payload: what was scanned cannot be read from a lost phone. */
export interface PendingScan {
  readonly sent: SentScan;
  /** Of a ticket of the sheet, or of a signed one that is not on it yet. */
  readonly index: string | null;
}

/** Whose scans they were, and how wrong the clock was that stamped them. */
export interface SettledAs {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly aheadMs: number;
}

/** Everything the scanner keeps on the device; it survives a reload, and is gone with `wipe`. */
export interface GateKeep {
  readDevice(): Promise<KeptDevice | null>;
  writeDevice(device: KeptDevice): Promise<void>;
  /** The next number of this device's scans. */
  nextSequence(): Promise<number>;
  findTicket(showId: string, index: string): Promise<KeptTicket | null>;
  countTickets(showId: string): Promise<number>;
  /** What a page of a sheet has brought, all of it or nothing. */
  applySheet(page: GateSheet): Promise<void>;
  sheetOf(showId: string): Promise<{ salt: string; version: number } | null>;
  /** Of shows that nobody chooses any more. */
  dropSheetsBut(showIds: readonly string[]): Promise<void>;
  /** What is known of a ticket on a list, by the house and by this scanner alone. */
  passagesOf(
    listId: string,
    index: string,
  ): Promise<{ known: KeptPassage[]; pending: PendingScan[] }>;
  conflictsOf(listId: string): Promise<KeptPassage[]>;
  addScan(scan: PendingScan): Promise<void>;
  /** Oldest first. */
  pendingScans(limit: number): Promise<PendingScan[]>;
  countPending(): Promise<number>;
  /** The house has these: they are pending no more, and what they were is known. */
  settle(answers: readonly ScanAnswer[], as: SettledAs): Promise<void>;
  /** A scan that the house has decided: known at once, without waiting for its sheet. */
  addPassage(passage: KeptPassage): Promise<void>;
  /** Tickets, sheets, passages and who this scanner is; `andScans`: also what nobody has confirmed. */
  wipe(options: { andScans: boolean }): Promise<void>;
}
