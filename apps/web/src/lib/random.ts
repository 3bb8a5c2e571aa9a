const KEY_BYTES = 18;

/**
 * A fresh Idempotency-Key. `crypto.randomUUID` would do, but browsers offer it only on secure
 * origins, and a box office on a plain local network has none.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A number from 0 up to 1, evenly spread. */
export function chance(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 2 ** 32;
}
