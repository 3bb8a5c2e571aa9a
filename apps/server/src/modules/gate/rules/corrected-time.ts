/** A scanner's clock that is this near to ours is right: answers travel, too. */
const NEAR_MS = 2_000;

export interface SentTimes {
  /** What the scanner's clock said when it scanned, and when it sent. */
  readonly scannedMs: number;
  readonly sentMs: number;
  /** What ours said when it came in. */
  readonly receivedMs: number;
}

/** When it was scanned, on the house's clock; never later than it came in. */
export function correctedTime({ scannedMs, sentMs, receivedMs }: SentTimes): number {
  const aheadMs = sentMs - receivedMs;
  const correctionMs = Math.abs(aheadMs) < NEAR_MS ? 0 : aheadMs;
  return Math.min(scannedMs - correctionMs, receivedMs);
}
