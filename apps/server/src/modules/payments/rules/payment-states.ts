import type { PaymentStatus } from '@houseful/contract/payments';
import { checkStates } from './state-table.ts';

export type PaymentCause = 'capture' | 'cancel' | 'refund';

/**
 * A capture counts whenever it comes, also after the order was cancelled or has expired: the
 * money is here, and booking decides between seats and a refund. A capture that changes nothing
 * is surplus and goes back by itself. REFUNDED says that its refund is done, of all of it or of a
 * part.
 */
export const PAYMENT_STATES = checkStates<PaymentStatus, PaymentCause>(
  'payment',
  {
    PENDING: { capture: 'CAPTURED', cancel: 'CANCELLED', refund: null },
    CANCELLED: { capture: 'CAPTURED', cancel: 'CANCELLED', refund: null },
    CAPTURED: { capture: 'CAPTURED', cancel: 'CAPTURED', refund: 'REFUNDED' },
    REFUNDED: { capture: 'REFUNDED', cancel: 'REFUNDED', refund: 'REFUNDED' },
  },
  { start: 'PENDING', finals: ['REFUNDED'] },
);
