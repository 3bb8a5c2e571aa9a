import { deriveId } from '#platform/ids';
import { hmac, isSameMac, type SandboxKeys } from './keys.ts';

/** 192 bits: an address that nobody guesses. */
const INTENT_MAC_BYTES = 24;
const TOKEN_MAC_BYTES = 24;
const CHARGE_PREFIX = 'sch';
const TOKEN_SHAPE = /^spt_([a-z0-9]{26})\.([A-Za-z0-9_-]{32})$/;

/** The payment's name at the bank: unguessable, and known without looking it up. */
export function intentIdOf(keys: SandboxKeys, paymentId: string): string {
  const mac = hmac(keys.intents, paymentId).subarray(0, INTENT_MAC_BYTES);
  return `spi_${mac.toString('base64url')}`;
}

/** The charge that these parts name within the intent: tried again, it is the same charge. */
export function chargeIdOf(intentId: string, ...parts: readonly string[]): string {
  return deriveId(CHARGE_PREFIX, intentId, ...parts);
}

/** What the payment page gives the browser: names one charge of one intent, and proves it. */
export function mintToken(keys: SandboxKeys, intentId: string, chargeId: string): string {
  const body = chargeId.slice(CHARGE_PREFIX.length + 1);
  return `spt_${body}.${tokenMac(keys, intentId, chargeId).toString('base64url')}`;
}

/** The charge that the token names; null unless the bank itself minted it for this intent. */
export function chargeOfToken(keys: SandboxKeys, intentId: string, token: string): string | null {
  const [, body, mac] = TOKEN_SHAPE.exec(token) ?? [];
  if (body === undefined || mac === undefined) return null;
  const chargeId = `${CHARGE_PREFIX}_${body}`;
  const genuine = isSameMac(Buffer.from(mac, 'base64url'), tokenMac(keys, intentId, chargeId));
  return genuine ? chargeId : null;
}

function tokenMac(keys: SandboxKeys, intentId: string, chargeId: string): Buffer {
  return hmac(keys.tokens, `${intentId} ${chargeId}`).subarray(0, TOKEN_MAC_BYTES);
}
