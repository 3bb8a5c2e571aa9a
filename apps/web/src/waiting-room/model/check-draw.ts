import type { DrawProof } from '@houseful/contract/draw-proof';
import { openDraw, drawOf } from '@houseful/line/draw';
import { chainAfter, chainStart } from '@houseful/line/draw-key';
import { checkPublished, readProof } from '@houseful/line/read-proof';
import { portableDigests } from '@houseful/line/sha256';
import type { NotedDraw } from '../../lib/waiting-room/kept-places.ts';

type CheckName = ReturnType<typeof checkPublished>['checks'][number]['name'] | 'noted-chain';

export interface DrawVerdict {
  /** Null: the text is no proof at all. */
  readonly proof: DrawProof | null;
  readonly checks: readonly { readonly name: CheckName; readonly ok: boolean }[];
  readonly holds: boolean;
}

/** Everything about a published proof that can be checked, held against what this browser noted of its room. */
export function checkDraw(text: string, roomId: string, seen: NotedDraw | null): DrawVerdict {
  const noted = readProof(text)?.roomId === roomId ? seen : null;
  const { proof, checks } = checkPublished(text, noted?.commitment ?? null, portableDigests);
  const chain =
    noted && proof ? [{ name: 'noted-chain' as const, ok: passesThrough(proof, noted) }] : [];
  const all = [...checks.map(({ name, ok }) => ({ name, ok })), ...chain];
  return { proof, checks: all, holds: all.every(({ ok }) => ok) };
}

/** Whether the record of leases was, at some moment, where it was seen. */
function passesThrough(
  { roomId, commitment, blocks }: DrawProof,
  { chainHead }: NotedDraw,
): boolean {
  let head = chainStart(roomId, commitment, portableDigests);
  if (head === chainHead) return true;
  return blocks.some((block) => {
    head = chainAfter(head, block, portableDigests);
    return head === chainHead;
  });
}

/** The place of a number by a proof, from 1; null: it was never given out. */
export function placeByProof(proof: DrawProof, number: number): number | null {
  const rank = openDraw(drawOf(proof), portableDigests).rankOf(number);
  return rank === null ? null : rank + 1;
}
