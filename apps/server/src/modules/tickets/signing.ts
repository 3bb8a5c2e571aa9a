import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import {
  printPayload,
  readPayload,
  type TicketClaims,
  writeClaims,
} from './rules/ticket-payload.ts';

/** Changing it would change every house's key. */
const DERIVATION_LABEL = 'houseful ticket signing key 1';
const SEED_BYTES = 32;
/** What PKCS #8 puts before an Ed25519 seed (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The public half, 32 raw bytes, as it is published. */
export interface PublicTicketKey {
  readonly keyId: string;
  readonly publicKey: Buffer;
}

export interface TicketSigner extends PublicTicketKey {
  /** The printed, signed payload; the same claims give the same payload. About 30 µs. */
  sign(claims: Omit<TicketClaims, 'keyId'>): string;
}

/**
 * The house's own signing key, derived from its secret: nothing to store, nothing to lose, the
 * same in every process. Another secret is another key; payloads say which one signed them.
 */
export function createTicketSigner(authSecret: string): TicketSigner {
  const seed = hkdfSync('sha256', authSecret, '', DERIVATION_LABEL, SEED_BYTES);
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, Buffer.from(seed)]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKey = Buffer.from(x ?? '', 'base64url');
  const keyId = keyIdOf(publicKey);
  return {
    keyId,
    publicKey,
    sign: (claims) => {
      const signed = writeClaims({ ...claims, keyId });
      return printPayload(signed, sign(null, signed, privateKey));
    },
  };
}

/**
 * What a payload says, if one of our keys signed exactly that.
 * @param findKey answers the key with an id, if there is one.
 * @returns undefined for everything else.
 */
export async function openPayload(
  payload: string,
  findKey: (keyId: string) => Promise<KeyObject | undefined>,
): Promise<TicketClaims | undefined> {
  const read = readPayload(payload);
  const key = read && (await findKey(read.claims.keyId));
  return key && verify(null, read.signed, key, read.signature) ? read.claims : undefined;
}

export function importPublicKey(publicKey: Buffer): KeyObject {
  const x = publicKey.toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Long enough to tell a house's keys apart, short enough to print. */
function keyIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 8);
}

/** How a payload names its show: ids are long, a gate knows the ids of its shows. */
export function showDigest(showId: string): string {
  return createHash('sha256').update(showId, 'utf8').digest('hex').slice(0, 16);
}
