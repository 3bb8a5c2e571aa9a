import { timingSafeEqual } from 'node:crypto';
import type { ReturnedTurn } from '@houseful/contract/waiting-room';
import { portableDigests } from '@houseful/line/sha256';

/** A queue number in somebody's hands. */
export interface PlaceClaim {
  readonly roomId: string;
  readonly buyerId: string;
  readonly number: number;
  readonly returned: ReturnedTurn | null;
}

/** Leave to hold seats behind a room; whether it has ended early, only the holders' table knows. */
export interface AdmissionClaim {
  readonly roomId: string;
  readonly buyerId: string;
  readonly number: number;
  readonly expiresAtMs: number;
}

/**
 * Signed statements that visitors keep for us. What `read…` returns was signed here for that very
 * purpose, letter for letter; null for anything else. Whether it is the caller's own, of that room and in
 * time, is for whoever asks to check.
 */
export interface Tokens {
  signPlace(claim: PlaceClaim): string;
  readPlace(token: string | undefined): PlaceClaim | null;
  signAdmission(claim: AdmissionClaim): string;
  readAdmission(token: string | undefined): AdmissionClaim | null;
  signDevice(deviceId: string): string;
  readDevice(token: string | undefined): string | null;
  /** A puzzle for one buyer, room and time: it can be solved, but not made, by anybody. */
  signChallenge(parts: readonly string[]): string;
  /** For the fingerprints of who is in a room: nobody outside can tell or make one. */
  keyOfRoom(roomId: string): Uint8Array;
}

const TOKEN_CHARACTERS_MAX = 1_024;

/**
 * HMAC-SHA256 over the purpose and the claim, in base64url. With the draw's own digests, which need 1 µs
 * where node:crypto takes ten: ten million people are given one. Source: RFC 2104.
 */
export function createTokens(secret: string): Tokens {
  const hmac = portableDigests.hmacSha256(Buffer.from(secret));

  function sealOf(text: string): string {
    return Buffer.from(hmac(Buffer.from(text))).toString('base64url');
  }

  function sign(purpose: string, claim: readonly unknown[]): string {
    const body = `${purpose}.${Buffer.from(JSON.stringify(claim)).toString('base64url')}`;
    return `${body}.${sealOf(body)}`;
  }

  function read(purpose: string, token: string | undefined): unknown[] | null {
    if (!token || token.length > TOKEN_CHARACTERS_MAX) return null;
    const end = token.lastIndexOf('.');
    const body = token.slice(0, end);
    if (!body.startsWith(`${purpose}.`) || !isSame(token.slice(end + 1), sealOf(body))) return null;
    return JSON.parse(
      Buffer.from(body.slice(purpose.length + 1), 'base64url').toString(),
    ) as unknown[];
  }

  return {
    signPlace: ({ roomId, buyerId, number, returned }) =>
      sign('place', [roomId, buyerId, number, ...(returned ? [returned.seq, returned.turn] : [])]),
    readPlace: (token) => {
      const claim = read('place', token);
      if (!claim) return null;
      const [roomId, buyerId, number, seq, turn] = claim as [
        string,
        string,
        number,
        number?,
        number?,
      ];
      const returned = seq === undefined || turn === undefined ? null : { seq, turn };
      return { roomId, buyerId, number, returned };
    },
    signAdmission: ({ roomId, buyerId, number, expiresAtMs }) =>
      sign('admission', [roomId, buyerId, number, expiresAtMs]),
    readAdmission: (token) => {
      const claim = read('admission', token);
      if (!claim) return null;
      const [roomId, buyerId, number, expiresAtMs] = claim as [string, string, number, number];
      return { roomId, buyerId, number, expiresAtMs };
    },
    signDevice: (deviceId) => sign('device', [deviceId]),
    readDevice: (token) => (read('device', token)?.[0] as string | undefined) ?? null,
    keyOfRoom: (roomId) => hmac(Buffer.from(`room\n${roomId}`)),
    signChallenge: (parts) => sealOf(['challenge', ...parts].join('\n')),
  };
}

function isSame(text: string, expected: string): boolean {
  const [a, b] = [Buffer.from(text), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
