import { z } from 'zod';
import { Id, Instant, Money } from './primitives.ts';
import { operations } from './operation.ts';

/** `REFUNDED`: what was to go back has gone back, which may be a part. */
export const PaymentStatus = z.enum(['PENDING', 'CAPTURED', 'REFUNDED', 'CANCELLED']);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

/** What the browser needs to let the buyer pay. */
export const PaymentStart = z.strictObject({
  paymentId: Id,
  provider: z.string(),
  status: PaymentStatus,
  amount: Money,
  /** The provider's payment page; it sends the buyer back with a `paymentToken`. */
  payUrl: z.string(),
  expiresAt: Instant,
});
export type PaymentStart = z.infer<typeof PaymentStart>;

export const paymentsOperations = operations({
  receivePaymentWebhook: {
    method: 'POST',
    path: '/webhooks/payments/{provider}',
    tag: 'Payments',
    summary: "A provider's signed news; verified, deduplicated, settled and recorded before 200.",
    access: 'public',
    params: z.strictObject({ provider: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/) }),
    output: z.strictObject({ received: z.literal(true) }),
    problems: ['no-such-route', 'webhook-signature-invalid'],
  },
});
