import type { KeyObject } from 'node:crypto';
import { hmac, isSameMac } from './keys.ts';

export const SIGNATURE_HEADER = 'sandbox-signature';
/** How far the clocks of sender and receiver may differ, and how old a webhook may be. */
export const WEBHOOK_TOLERANCE_SECONDS = 300;

const HEADER_SHAPE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/**
 * Signs a webhook: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>." and the body>`. The time is
 * under the signature, so that a webhook overheard today is worthless tomorrow.
 */
export function signWebhook(key: KeyObject, body: string | Uint8Array, now: Date): string {
  const seconds = unixSeconds(now);
  return `t=${seconds},v1=${hmac(key, `${seconds}.`, body).toString('hex')}`;
}

/** Whether these very bytes were signed with the key, at most WEBHOOK_TOLERANCE_SECONDS ago. */
export function isSignedWebhook(
  key: KeyObject,
  rawBody: Uint8Array,
  header: string | undefined,
  now: Date,
): boolean {
  const [, seconds, mac] = HEADER_SHAPE.exec(header ?? '') ?? [];
  if (seconds === undefined || mac === undefined) return false;
  if (!isSameMac(Buffer.from(mac, 'hex'), hmac(key, `${seconds}.`, rawBody))) return false;
  return Math.abs(unixSeconds(now) - Number(seconds)) <= WEBHOOK_TOLERANCE_SECONDS;
}

function unixSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}
