import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ticketIdOf } from './rules/ticket-id.ts';
import { readPayload } from './rules/ticket-payload.ts';
import { createTicketSigner, showDigest } from './signing.ts';

interface Vectors {
  readonly authSecret: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly genuine: readonly {
    payload: string;
    ticketId: string;
    ticketIdBytes: string;
    showId: string;
    showDigest: string;
    startsAt: string;
    expiresAt: string;
    seatId: string;
    signedBytes: string;
    signature: string;
  }[];
  readonly refused: readonly { why: string; payload: string }[];
}

interface Example {
  readTicket(payload: string, keys: Record<string, string>): unknown;
  showDigest(showId: string): string;
}

let vectors: Vectors;
let source: string;
let example: Example;
let folder: string;

beforeAll(async () => {
  const page = await readFile(
    new URL('../../../../../docs/ticket-format.md', import.meta.url),
    'utf8',
  );
  const block = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
      (b) => b[1] ?? '',
    );
  vectors = JSON.parse(block('json').at(-1) ?? '');
  source = block('js')[0] ?? '';
  folder = await mkdtemp(join(tmpdir(), 'houseful-format-'));
  const file = join(folder, 'example.mjs');
  await writeFile(file, source);
  example = await import(/* @vite-ignore */ pathToFileURL(file).href);
});
afterAll(() => rm(folder, { recursive: true }));

describe('docs/ticket-format.md', () => {
  test('prints the payloads that we sign', () => {
    const signer = createTicketSigner(vectors.authSecret);
    expect(signer.keyId).toBe(vectors.keyId);
    expect(signer.publicKey.toString('base64url')).toBe(vectors.publicKey);
    expect(vectors.genuine.length).toBeGreaterThan(1);
    for (const vector of vectors.genuine) {
      const payload = signer.sign({
        ticketId: vector.ticketId,
        showDigest: showDigest(vector.showId),
        startsAtSeconds: Date.parse(vector.startsAt) / 1000,
        expiresAtSeconds: Date.parse(vector.expiresAt) / 1000,
        seatId: vector.seatId,
      });
      expect(payload).toBe(vector.payload);
      const read = readPayload(payload);
      expect(Buffer.from(read?.signed ?? []).toString('hex')).toBe(vector.signedBytes);
      expect(Buffer.from(read?.signature ?? []).toString('hex')).toBe(vector.signature);
      expect(ticketIdOf(Buffer.from(vector.ticketIdBytes, 'hex'))).toBe(vector.ticketId);
    }
  });

  test('has a checker that needs Node alone and accepts exactly the genuine ones', () => {
    const keys = { [vectors.keyId]: vectors.publicKey };
    for (const vector of vectors.genuine) {
      expect(example.readTicket(vector.payload, keys)).toEqual({
        ticketId: vector.ticketIdBytes,
        show: example.showDigest(vector.showId),
        startsAt: vector.startsAt,
        expiresAt: vector.expiresAt,
        seatId: vector.seatId,
      });
      expect(example.readTicket(vector.payload, {})).toBeNull();
    }
    expect(vectors.refused.length).toBeGreaterThan(4);
    for (const { why, payload } of vectors.refused) {
      expect(example.readTicket(payload, keys), why).toBeNull();
    }
    const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, module]) => module);
    expect(imports).toEqual(['node:crypto']);
  });
});
