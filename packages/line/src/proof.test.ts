import { DrawProof } from '@houseful/contract/draw-proof';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { drawIn, drawOf, NO_DRAW, openDraw } from './draw.ts';
import { anyBlocks } from './any-blocks.fixture.ts';
import { nodeDigests } from './node-digests.fixture.ts';
import { leasedOf } from './number-blocks.ts';
import { checkProof, makeProof, proofText } from './proof.ts';
import { checkPublished, readProof } from './read-proof.ts';
import { portableDigests } from './sha256.ts';
import { drawnLobby } from './small-lobby.fixture.ts';

const anyLobby = fc.record({
  blocks: anyBlocks,
  word: fc.string(),
  randomness: fc.option(fc.stringMatching(/^[!-~]{1,40}$/)),
});

test.prop([anyLobby])('a draw proves itself, whichever digests it is checked with', (lobby) => {
  const proof = drawnLobby(lobby);
  expect(DrawProof.parse(JSON.parse(proofText(proof)))).toEqual(proof);
  for (const digests of [portableDigests, nodeDigests]) {
    const { checks } = checkPublished(proofText(proof), proof.commitment, digests);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  }
});

test.prop([anyLobby, fc.nat({ max: 20 })])(
  'everybody in the lobby has one place among them, and later arrivals follow in order',
  (lobby, later) => {
    const proof = drawnLobby(lobby);
    const { rankOf, numberAt } = openDraw(drawOf(proof), portableDigests);
    const numbers = [...Array(leasedOf(proof.blocks) + later).keys()];
    const ranks = numbers.map(rankOf).filter((rank) => rank !== null);
    expect([...ranks].sort((a, b) => a - b)).toEqual([...Array(proof.count + later).keys()]);
    expect(ranks.slice(proof.count)).toEqual(
      Array.from({ length: later }, (_, i) => proof.count + i),
    );
    for (const rank of ranks) expect(rankOf(numberAt(rank))).toBe(rank);
  },
);

test('without a draw the number is the rank', () => {
  expect([0, 7].map(NO_DRAW.rankOf)).toEqual([0, 7]);
  expect(NO_DRAW.numberAt(7)).toBe(7);
});

test('a status has an order when its draw is made, or when there will be none', () => {
  const { commitment, randomnessSource, ...proof } = drawnLobby();
  const announcement = { commitment, randomnessSource };
  const draw = drawOf(proof);
  expect(drawIn({ phase: 'lobby', announcement, draw: null }, portableDigests)).toBeNull();
  expect(drawIn({ phase: 'draw', announcement, draw: null }, portableDigests)).toBeNull();
  expect(drawIn({ phase: 'closed', announcement: null, draw: null }, portableDigests)).toBeNull();
  expect(drawIn({ phase: 'fifo', announcement: null, draw: null }, portableDigests)).toBe(NO_DRAW);
  const drawn = drawIn({ phase: 'fifo', announcement, draw }, portableDigests);
  expect(drawn?.rankOf(3)).toBe(openDraw(draw, portableDigests).rankOf(3));
});

test('the order depends on everything that was fixed when the lobby closed', () => {
  const { key } = drawnLobby();
  const [first, ...rest] = drawnLobby().blocks as [DrawProof['blocks'][0]];
  const others = [
    drawnLobby({ word: 'another' }),
    drawnLobby({ randomness: 'a3f2' }),
    drawnLobby({ randomness: null }),
    drawnLobby({ blocks: [{ ...first, joins: 3 }, ...rest] }),
    drawnLobby({ blocks: drawnLobby().blocks.slice(0, -1) }),
  ];
  expect(new Set([key, ...others.map((proof) => proof.key)]).size).toBe(6);
});

test.each<[string, Partial<DrawProof>, string]>([
  ['another secret', { secret: '0'.repeat(64) }, 'commitment'],
  ['another room', { roomId: 'wtr_other' }, 'commitment'],
  ['another source', { randomnessSource: 'a source that came in handy' }, 'commitment'],
  ['a block more', { blocks: [{ from: 0, to: 4, joins: 4, reported: true }] }, 'chain'],
  ['one person less', { count: 12 }, 'blocks'],
  ['another moment of closing', { closedAt: '2026-11-22T06:30:00.001Z' }, 'seal'],
  ['another randomness', { randomness: 'a3f2' }, 'key'],
  ['randomness left out', { randomness: null }, 'key'],
  ['another key', { key: '0'.repeat(64) }, 'key'],
])('%s is found', (_what, change, check) => {
  const checks = checkProof({ ...drawnLobby(), ...change }, portableDigests);
  expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toContain(check);
});

test('whole forgeries are consistent in themselves: only the noted commitment finds them', () => {
  const forged = drawnLobby({ word: 'a secret chosen afterwards' });
  const noted = drawnLobby().commitment;
  const { checks } = checkPublished(proofText(forged), noted, portableDigests);
  expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['announced']);
});

test('a house cannot draw against its own announcement', () => {
  const { roomId, blocks, closedAt, randomness, randomnessSource, secret } = drawnLobby();
  const announcement = { commitment: '0'.repeat(64), randomnessSource };
  const lobby = { roomId, announcement, blocks, closedAt, randomness, secret };
  expect(() => makeProof(lobby, portableDigests)).toThrow(RangeError);
});

function holds(text: string): boolean {
  return checkPublished(text, null, portableDigests).checks.every(({ ok }) => ok);
}

test('in the browser, too, each byte that is changed is found', () => {
  const text = proofText(drawnLobby());
  expect(holds(text)).toBe(true);
  for (let i = 0; i < text.length; i += 1) {
    for (let bit = 1; bit < 256; bit *= 2) {
      const changed = String.fromCharCode(text.charCodeAt(i) ^ bit);
      expect(holds(text.slice(0, i) + changed + text.slice(i + 1))).toBe(false);
    }
  }
});

test.prop([fc.oneof(fc.string(), fc.json())])(
  'what is no proof is none, and nothing breaks',
  (text) => {
    expect(readProof(text)).toBeNull();
  },
);

test.prop([
  fc.constantFrom(...(Object.keys(drawnLobby()) as (keyof DrawProof)[])),
  fc.oneof(fc.jsonValue(), fc.constant(['wtr_example'])),
])('nor is one with a field of another kind', (field, value) => {
  const changed = { ...drawnLobby(), [field]: value };
  const isTheSame = JSON.stringify(changed) === JSON.stringify(drawnLobby());
  expect(holds(`${JSON.stringify(changed)}\n`)).toBe(isTheSame);
});
