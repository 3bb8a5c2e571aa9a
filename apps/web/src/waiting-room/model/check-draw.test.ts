import { expect, test } from 'vitest';
import { drawnLobby } from '@houseful/line/small-lobby.fixture';
import { checkDraw, placeByProof } from './check-draw.ts';

const proof = drawnLobby();
const text = `${JSON.stringify(proof)}\n`;
const noted = { commitment: proof.commitment, chainHead: proof.chainHead };

const failed = (verdict: ReturnType<typeof checkDraw>) =>
  verdict.checks.filter(({ ok }) => !ok).map(({ name }) => name);

test('a proof holds, alone and against what was noted', () => {
  expect(checkDraw(text, proof.roomId, null)).toMatchObject({ holds: true });
  expect(checkDraw(text, proof.roomId, noted)).toMatchObject({ holds: true });
});

test('another commitment than the one that was noted is found, and so is another record', () => {
  const other = { commitment: '0'.repeat(64), chainHead: proof.chainHead };
  expect(failed(checkDraw(text, proof.roomId, other))).toEqual(['announced']);
  const slipped = { ...noted, chainHead: '0'.repeat(64) };
  expect(failed(checkDraw(text, proof.roomId, slipped))).toEqual(['noted-chain']);
});

test('what was noted of one room says nothing of another', () => {
  const other = { commitment: '0'.repeat(64), chainHead: '0'.repeat(64) };
  expect(checkDraw(text, 'wrm_other', other)).toMatchObject({ holds: true });
});

test('every changed byte is found', () => {
  for (let at = 0; at < text.length; at += 7) {
    const letter = text[at] === '1' ? '2' : '1';
    const changed = text.slice(0, at) + letter + text.slice(at + 1);
    expect(checkDraw(changed, proof.roomId, null).holds, `byte ${at}`).toBe(false);
  }
});

test('places are those of the document', () => {
  expect(placeByProof(proof, 0)).toBe(13);
  expect(placeByProof(proof, 12)).toBe(1);
  expect(placeByProof(proof, 5)).toBeNull();
  expect(placeByProof(proof, 20)).toBe(14);
});
