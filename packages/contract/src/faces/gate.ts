import type { gateOperations } from '../gate-operations.ts';
import type { GateCounts } from '../gate.ts';
import type { Face } from '../operation.ts';

/** One reading of a ticket at a gate. */
export interface ScanOfTicket {
  readonly ticketId: string;
  readonly at: string;
  readonly direction: 'entry' | 'exit';
  /** Whether somebody passed by it. */
  readonly counts: boolean;
  readonly reason: string | null;
  readonly gate: string;
}

export interface GateFace extends Face<typeof gateOperations> {
  /** Every reading of these tickets, the oldest first. Whether the caller may know is the caller's to check. */
  describeScans(input: { ticketIds: readonly string[] }): Promise<ScanOfTicket[]>;
  /** Calls back with the show's counts now and at every change, at most each second. Whether the listener may know is the caller's to check. */
  watchCounts(showId: string, listener: (counts: GateCounts) => void): () => void;
}
