import type { Subtle, SubtleKey } from './subtle.ts';
import { fromBase64url } from './base64url.ts';
import { hex, readPayload, type TicketClaims } from './ticket-payload.ts';

/** A public key of the house, as `GET /ticket-keys` answers it. */
export interface PublicKey {
  readonly keyId: string;
  /** 32 raw bytes, base64url. */
  readonly publicKey: string;
}

/**
 * `genuine`: one of these keys signed exactly this. `unproved`: laid out as a ticket, but this device cannot check it: it
 * knows no Ed25519, or not that key; only the sheet or the house can tell. `forged`: signed by none of the keys it names.
 * `unreadable`: not laid out as a ticket at all.
 */
export type CheckedPayload =
  | { readonly kind: 'genuine'; readonly claims: TicketClaims }
  | { readonly kind: 'unproved'; readonly claims: TicketClaims }
  | { readonly kind: 'forged' }
  | { readonly kind: 'unreadable' };

export type CheckPayload = (payload: string) => Promise<CheckedPayload>;

/** Checks payloads with the platform's own Ed25519 (RFC 8032), each key imported once. Never rejects. */
export function createPayloadChecker(
  subtle: Subtle | undefined,
  keys: readonly PublicKey[],
): CheckPayload {
  const imported = new Map<string, Promise<SubtleKey | null>>();

  function keyOf(keyId: string): Promise<SubtleKey | null> {
    const known = imported.get(keyId);
    if (known) return known;
    const found = keys.find((key) => key.keyId === keyId);
    const raw = found && fromBase64url(found.publicKey);
    const key =
      raw && subtle
        ? // A browser that does not know the algorithm says so here.
          subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']).catch(() => null)
        : Promise.resolve(null);
    imported.set(keyId, key);
    return key;
  }

  return async (payload) => {
    const read = readPayload(payload);
    if (!read) return { kind: 'unreadable' };
    const key = await keyOf(read.claims.keyId);
    if (!key || !subtle) return { kind: 'unproved', claims: read.claims };
    const isSigned = await subtle
      .verify({ name: 'Ed25519' }, key, read.signature, read.signed)
      .catch(() => false);
    return isSigned ? { kind: 'genuine', claims: read.claims } : { kind: 'forged' };
  };
}

/** How a payload names its show: the first 8 bytes of SHA-256 over its id, in hexadecimal. */
export async function showDigest(subtle: Subtle, showId: string): Promise<string> {
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(showId));
  return hex(new Uint8Array(digest, 0, 8));
}
