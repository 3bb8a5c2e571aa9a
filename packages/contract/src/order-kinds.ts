/** What the house can do to a paid order. A whole cancellation ends it; after the others it stands. */
export const ORDER_CHANGES = [
  'contact-changed',
  'seats-moved',
  'seats-cancelled',
  'cancelled',
  'refunded',
] as const;
export type OrderChangeKind = (typeof ORDER_CHANGES)[number];

/** What can happen to an order, as its timeline at the desk calls it. */
export const TIMELINE_KINDS = [
  ...(['placed', 'payment-declined', 'paid', 'surplus-paid', 'confirmed', 'expired'] as const),
  ...(['failed', 'tickets-issued', 'tickets-revoked', 'entered', 'left', 'turned-away'] as const),
  ...(['mail-waiting', 'mail-sent', 'mail-skipped', 'mail-failed', 'resent'] as const),
  ...(['refund-asked', 'refund-paid', 'buyer-cancelled'] as const),
  ...ORDER_CHANGES,
] as const;
