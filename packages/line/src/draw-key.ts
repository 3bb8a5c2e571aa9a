import type { DrawAnnouncement, DrawBlock } from '@houseful/contract/draw-proof';
import { bytesOfHex, type Digests, hexOf, linesAsBytes } from './digests.ts';
import { countOf } from './number-blocks.ts';

/**
 * How a draw's key comes about; exactly `docs/draw.md`. Each hash is over lines of ASCII, the first
 * of which says what it is for, so that none can stand for another. An absent value is an empty line.
 */

const FORMAT = 'houseful-draw/1';

function hashOf(lines: readonly string[], { sha256 }: Digests): string {
  return hexOf(sha256(linesAsBytes(lines)));
}

/** Published before the lobby opens: it fixes the secret, for this room and this source, for good. */
export function commitmentOf(
  draw: { roomId: string; randomnessSource: string | null; secret: string },
  digests: Digests,
): string {
  const { roomId, randomnessSource, secret } = draw;
  return hashOf([`${FORMAT} commitment`, roomId, randomnessSource ?? '', secret], digests);
}

/** The chain before the first lease. */
export function chainStart(roomId: string, commitment: string, digests: Digests): string {
  return hashOf([`${FORMAT} chain`, roomId, commitment], digests);
}

/** The chain after one more lease. Told live, it lets anybody see later that no lease was slipped in. */
export function chainAfter(
  head: string,
  { from, to }: Pick<DrawBlock, 'from' | 'to'>,
  digests: Digests,
): string {
  return hashOf([`${FORMAT} lease`, head, `${from} ${to}`], digests);
}

/** Over everything that is only known once the lobby has closed. */
export function sealOf(
  lobby: { chainHead: string; closedAt: string; blocks: readonly DrawBlock[] },
  digests: Digests,
): string {
  const { chainHead, closedAt, blocks } = lobby;
  const used = blocks.map(({ joins, reported }) => `${joins} ${reported ? 'reported' : 'lost'}`);
  return hashOf([`${FORMAT} seal`, chainHead, closedAt, `${countOf(blocks)}`, ...used], digests);
}

/** Orders everybody. Nobody can know it before the lobby has closed; with the secret, everybody can. */
export function keyOf(
  draw: { seal: string; randomness: string | null; secret: string },
  { hmacSha256 }: Digests,
): string {
  const lines = linesAsBytes([`${FORMAT} key`, draw.seal, draw.randomness ?? '']);
  return hexOf(hmacSha256(bytesOfHex(draw.secret))(lines));
}

/** What a house tells before the lobby opens. */
export function announce(
  draw: { roomId: string; randomnessSource: string | null; secret: string },
  digests: Digests,
): DrawAnnouncement {
  const { randomnessSource } = draw;
  return { commitment: commitmentOf(draw, digests), randomnessSource };
}
