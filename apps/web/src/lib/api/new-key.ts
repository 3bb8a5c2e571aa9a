const KEY_BYTES = 18;

/**
 * A fresh Idempotency-Key. `crypto.randomUUID` would do, but browsers offer it only on secure
 * origins, and a box office on a plain local network has none.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
