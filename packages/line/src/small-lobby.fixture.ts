import type { DrawBlock, DrawProof } from '@houseful/contract/draw-proof';
import { announce } from './draw-key.ts';
import { makeProof } from './proof.ts';
import { portableDigests } from './sha256.ts';

/** A lobby of thirteen: a full block, one with a rest, one that was lost, and one nobody used. */
export const SMALL_LOBBY: readonly DrawBlock[] = [
  { from: 0, to: 4, joins: 4, reported: true },
  { from: 4, to: 8, joins: 1, reported: true },
  { from: 8, to: 16, joins: 8, reported: false },
  { from: 16, to: 20, joins: 0, reported: true },
];

/** Its draw; the secret is the hash of a word, so that examples can be told apart by it. */
export function drawnLobby({
  blocks = SMALL_LOBBY,
  word = 'example',
  randomness = 'a3f1',
}: {
  blocks?: readonly DrawBlock[];
  word?: string;
  randomness?: string | null;
} = {}): DrawProof {
  const secret = Buffer.from(portableDigests.sha256(Buffer.from(word))).toString('hex');
  const roomId = 'wtr_example';
  const randomnessSource = randomness === null ? null : 'the first beacon round after closing';
  return makeProof(
    {
      roomId,
      announcement: announce({ roomId, randomnessSource, secret }, portableDigests),
      blocks,
      closedAt: '2026-11-22T06:30:00.000Z',
      randomness,
      secret,
    },
    portableDigests,
  );
}
