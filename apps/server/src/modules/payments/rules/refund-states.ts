import type { RefundStatus as PublicStatus } from '@houseful/contract/cancellation';
import { checkStates } from './state-table.ts';

export type RefundStatus = 'REQUESTED' | 'SENT' | 'DONE';

/** How a try to send the money back ended. */
export type RefundNews = 'accepted' | 'done' | 'waiting' | 'failed';

/** A refund never gives up: a failed try, or one that waits for a person, leaves it where it was, to be tried again. */
export const REFUND_STATES = checkStates<RefundStatus, RefundNews>(
  'refund',
  {
    REQUESTED: { accepted: 'SENT', done: 'DONE', waiting: 'REQUESTED', failed: 'REQUESTED' },
    SENT: { accepted: 'SENT', done: 'DONE', waiting: 'SENT', failed: 'SENT' },
    DONE: { accepted: 'DONE', done: 'DONE', waiting: 'DONE', failed: 'DONE' },
  },
  { start: 'REQUESTED', finals: ['DONE'] },
);

/** The same in the buyer's words. */
export const PUBLIC_REFUND_STATUS: Readonly<Record<RefundStatus, PublicStatus>> = {
  REQUESTED: 'PENDING',
  SENT: 'SENT',
  DONE: 'DONE',
};
