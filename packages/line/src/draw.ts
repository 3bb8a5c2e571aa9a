import type { DrawProof } from '@houseful/contract/draw-proof';
import type { WaitingRoomDraw, WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { bytesOfHex, type Digests } from './digests.ts';
import { gapsOf, indexOf, leasedOf, numberOf } from './number-blocks.ts';
import { permutationOf } from './permutation.ts';

/** The order of a line: which rank a queue number has, and whose a rank is. Rank 0 is called first. */
export interface Draw {
  /** Null: in the lobby nobody was given this number. */
  readonly rankOf: (number: number) => number | null;
  readonly numberAt: (rank: number) => number;
}

/** What the public status says of a draw once it is made: all that a rank depends on. */
export function drawOf(proof: Pick<DrawProof, 'blocks' | 'count' | 'key'>): WaitingRoomDraw {
  const { blocks, count, key } = proof;
  return { key, count, leased: leasedOf(blocks), gaps: gapsOf(blocks) };
}

/** First come, first served from the first number on. */
export const NO_DRAW: Draw = { rankOf: (number) => number, numberAt: (rank) => rank };

/**
 * Who was in the lobby stands in the drawn order; who came later stands behind them, in the order
 * of arrival. Nothing is stored: a rank costs sixteen HMACs.
 */
export function openDraw(draw: WaitingRoomDraw, { hmacSha256 }: Digests): Draw {
  const { count, leased, gaps } = draw;
  const { forward, backward } = permutationOf(count, hmacSha256(bytesOfHex(draw.key)));
  return {
    rankOf(number) {
      if (number >= leased) return number - leased + count;
      const index = indexOf(number, gaps);
      return index === null ? null : forward(index);
    },
    numberAt: (rank) => (rank >= count ? rank - count + leased : numberOf(backward(rank), gaps)),
  };
}

/** The order that a public status stands for; null before there is one. */
export function drawIn(
  { phase, announcement, draw }: Pick<WaitingRoomStatus, 'phase' | 'announcement' | 'draw'>,
  digests: Digests,
): Draw | null {
  if (draw) return openDraw(draw, digests);
  return announcement || phase === 'closed' ? null : NO_DRAW;
}
