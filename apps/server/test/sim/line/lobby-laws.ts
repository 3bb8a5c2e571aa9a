import { chainAfter, chainStart } from '@houseful/line/draw-key';
import { checkPublished } from '@houseful/line/read-proof';
import { portableDigests } from '@houseful/line/sha256';
import type { LineSnapshot } from './snapshot.ts';

/** Leases follow each other without hole or overlap, stay as they are, and are in the public chain. */
export function leasesStand(before: LineSnapshot, { row, blocks }: LineSnapshot): string[] {
  const broken: string[] = [];
  let end = 0;
  for (const [index, { from, to, joins, reported }] of blocks.entries()) {
    const was = before.blocks[index];
    if (from !== end || to <= from) broken.push(`leases-follow-each-other: ${from} after ${end}`);
    if (joins < 0 || joins > to - from) broken.push(`a-lease-has-an-end: ${joins} from ${from}`);
    if (was && (was.to !== to || was.joins > joins || (was.reported && !reported))) {
      broken.push(`a-lease-stands: ${from}`);
    }
    if (was?.reported && was.joins !== joins) {
      broken.push(`the-last-word-is-the-last: ${from} had ${was.joins}, now ${joins}`);
    }
    end = to;
  }
  if (row.next_number < end) broken.push(`leases-follow-each-other: ${row.next_number} < ${end}`);
  if (row.commitment !== null) {
    const head = blocks.reduce(
      (last, block) => chainAfter(last, block, portableDigests),
      chainStart(row.room_id, row.commitment, portableDigests),
    );
    if (head !== row.chain_head) broken.push(`every-lease-is-in-the-chain: ${blocks.length}`);
  }
  return broken;
}

/** What is published proves the draw that was made, and stays. */
export function drawIsProved(before: LineSnapshot, { row, proof }: LineSnapshot): string[] {
  if (before.proof !== null && before.proof !== proof) return ['a-proof-stands: it has changed'];
  if ((row.draw === null) !== (proof === null)) return ['a-draw-is-proved: one without the other'];
  if (proof === null || before.proof !== null) return [];
  const { proof: read, checks } = checkPublished(proof, row.commitment, portableDigests);
  const wrong = checks.filter(({ ok }) => !ok).map(({ what }) => `a-draw-is-proved: ${what}`);
  if (read?.key !== row.draw?.key || read?.count !== row.draw?.count) {
    wrong.push('a-draw-is-proved: the proof is of another draw');
  }
  return wrong;
}
