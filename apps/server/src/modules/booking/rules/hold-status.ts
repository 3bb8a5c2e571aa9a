import type { HoldStatus } from '@houseful/contract/booking';

export interface HoldEnds {
  readonly expiresAt: Date;
  readonly releasedAt: Date | null;
  readonly orderId: string | null;
}

/** What a hold is now. It ends at `expiresAt` as a fact of time; nothing has to happen for it. */
export function holdStatus(hold: HoldEnds, now: Date): HoldStatus {
  if (hold.orderId !== null) return 'ORDERED';
  if (hold.releasedAt !== null) return 'RELEASED';
  return hold.expiresAt <= now ? 'EXPIRED' : 'HELD';
}
