import { describe, expect, test } from 'vitest';
import { readPayload } from './rules/ticket-payload.ts';
import { createTicketSigner, importPublicKey, openPayload, showDigest } from './signing.ts';

const CLAIMS = {
  ticketId: 'tkt_5v0wq4befmwkp6v3jvta9hx89f',
  showDigest: showDigest('shw_dangal-tonight'),
  startsAtSeconds: 1_795_185_000,
  expiresAtSeconds: 1_795_216_500,
  seatId: 'K12',
};
const signer = createTicketSigner('a secret of this house, long enough');
const key = importPublicKey(signer.publicKey);
const open = (payload: string) =>
  openPayload(payload, async (keyId) => (keyId === signer.keyId ? key : undefined));

describe('signing', () => {
  test('one secret is one key, in every process', () => {
    const again = createTicketSigner('a secret of this house, long enough');
    expect(again.publicKey).toEqual(signer.publicKey);
    expect(again.sign(CLAIMS)).toBe(signer.sign(CLAIMS));
    expect(createTicketSigner('another secret').keyId).not.toBe(signer.keyId);
  });

  test('a payload opens to what was signed', async () => {
    expect(await open(signer.sign(CLAIMS))).toEqual({ ...CLAIMS, keyId: signer.keyId });
  });

  test('no single character can be another one', async () => {
    const payload = signer.sign(CLAIMS);
    const opened = await Promise.all(
      Array.from(payload, (character, index) =>
        open(payload.slice(0, index) + (character === '0' ? '1' : '0') + payload.slice(index + 1)),
      ),
    );
    expect(opened.filter((claims) => claims !== undefined)).toEqual([]);
  });

  test('a key that is not ours opens nothing, also not under our key’s id', async () => {
    const forger = createTicketSigner('a secret of somebody else');
    expect(await open(forger.sign(CLAIMS))).toBeUndefined();
    const forged = readPayload(forger.sign(CLAIMS));
    expect(
      await openPayload(forger.sign(CLAIMS), async () => key),
      forged?.claims.keyId,
    ).toBeUndefined();
  });

  test('nothing personal and no secret is inside', () => {
    const text = Buffer.from(readPayload(signer.sign(CLAIMS))?.signed ?? []).toString('latin1');
    expect(text.length).toBe(41);
    expect(text).not.toContain('secret');
  });
});
