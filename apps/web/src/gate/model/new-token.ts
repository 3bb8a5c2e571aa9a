import { toBase64url } from '@houseful/gate/base64url';

const TOKEN_BYTES = 32;

/** What a scanner is known by from now on; nobody guesses it. */
export function newToken(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
}
