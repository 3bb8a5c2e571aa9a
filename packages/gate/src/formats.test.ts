import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import { createPayloadChecker, showDigest } from './check-payload.ts';
import { openRecord, sheetKeyOf } from './open-record.ts';
import { ticketIdBytes, ticketIdOf } from './ticket-id.ts';
import { hex } from './ticket-payload.ts';

const { subtle } = globalThis.crypto;

/** The last block of JSON on a page of the documentation. */
function vectorsOf<T>(page: string): T {
  const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');
  return JSON.parse([...text.matchAll(/```json\n([\s\S]*?)```/g)].at(-1)?.[1] ?? '');
}

const tickets = vectorsOf<{
  keyId: string;
  publicKey: string;
  genuine: { payload: string; ticketId: string; showId: string; showDigest: string }[];
  refused: { why: string; payload: string }[];
}>('ticket-format.md');
const sheet = vectorsOf<{
  salt: string;
  entries: { ticketId: string; index: string; key: string; record: object; sealed: string }[];
}>('gate-lists.md');

const check = createPayloadChecker(subtle, [tickets]);

test.each(tickets.genuine)('$ticketId is genuine', async ({ payload, ...vector }) => {
  for (const text of [payload, ` ${payload}\r\n`]) {
    expect(await check(text)).toMatchObject({
      kind: 'genuine',
      claims: { ticketId: vector.ticketId, showDigest: vector.showDigest },
    });
  }
  expect(await showDigest(subtle, vector.showId)).toBe(vector.showDigest);
});

test.each(tickets.refused)('not genuine: $why', async ({ payload }) => {
  expect(['forged', 'unreadable', 'unproved']).toContain((await check(payload)).kind);
  expect((await check(payload)).kind).not.toBe('genuine');
});

test.each(['', 'HF1:', 'https://example.org', 'K7QM4PXD-1', `HF1:${'A'.repeat(900)}`])(
  'unreadable: %j',
  async (text) => {
    expect(await check(text)).toEqual({ kind: 'unreadable' });
  },
);

test('without the key, or without Ed25519, a ticket is unproved and not forged', async () => {
  const [{ payload }] = tickets.genuine as [(typeof tickets.genuine)[0]];
  expect(await createPayloadChecker(subtle, [])(payload)).toMatchObject({ kind: 'unproved' });
  const older = {
    importKey: () => Promise.reject(new DOMException('unknown', 'NotSupportedError')),
  } as unknown as typeof subtle;
  expect(await createPayloadChecker(older, [tickets])(payload)).toMatchObject({
    kind: 'unproved',
  });
  expect(await createPayloadChecker(undefined, [tickets])(payload)).toMatchObject({
    kind: 'unproved',
  });
});

test.each(sheet.entries)('the record of $ticketId opens with its ticket alone', async (entry) => {
  const salt = fromBase64url(sheet.salt) as Uint8Array;
  const { index, key } = await sheetKeyOf(subtle, salt, entry.ticketId);
  expect(index).toBe(entry.index);
  expect(hex(key)).toBe(entry.key);
  expect(await openRecord(subtle, key, entry.sealed)).toEqual(entry.record);

  const other = sheet.entries.find(({ ticketId }) => ticketId !== entry.ticketId);
  const wrong = await sheetKeyOf(subtle, salt, other?.ticketId ?? '');
  expect(await openRecord(subtle, wrong.key, entry.sealed)).toBeNull();
  const otherSalt = await sheetKeyOf(subtle, new Uint8Array(16), entry.ticketId);
  expect(otherSalt.index).not.toBe(index);
  expect(await openRecord(subtle, key, `${entry.sealed.slice(0, -2)}AA`)).toBeNull();
});

test('spellings go both ways', () => {
  for (const { ticketId } of sheet.entries) {
    expect(ticketIdOf(ticketIdBytes(ticketId))).toBe(ticketId);
  }
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (const length of [0, 1, 2, 3, 256]) {
    expect(fromBase64url(toBase64url(bytes.subarray(0, length)))).toEqual(bytes.slice(0, length));
  }
  expect(fromBase64url('a+b')).toBeUndefined();
});
