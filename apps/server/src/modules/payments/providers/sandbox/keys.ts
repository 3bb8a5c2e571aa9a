import {
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

const KEY_BYTES = 32;

/** One key for each use, all from one secret: learning one tells nothing about the others. */
export interface SandboxKeys {
  readonly intents: KeyObject;
  readonly tokens: KeyObject;
  readonly webhooks: KeyObject;
}

export function deriveSandboxKeys(secret: string): SandboxKeys {
  const key = (use: string) =>
    createSecretKey(
      Buffer.from(hkdfSync('sha256', secret, 'houseful', `payments/sandbox/${use}`, KEY_BYTES)),
    );
  return { intents: key('intents'), tokens: key('tokens'), webhooks: key('webhooks') };
}

export function hmac(key: KeyObject, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** Compares in a time that does not tell where the difference is. */
export function isSameMac(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
