import type { DrawBlock } from '@houseful/contract/draw-proof';

/** Numbers from `from` to just before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * How many people the blocks stand for: the numbers that were given out. Of a block whose process
 * was lost without a report all numbers count, since each may be in somebody's hands; those that
 * nobody holds become places that nobody comes for.
 */
export function countOf(blocks: readonly DrawBlock[]): number {
  return blocks.reduce((sum, { joins }) => sum + joins, 0);
}

/** Where the numbers of the lobby end: the first that was never leased. */
export function leasedOf(blocks: readonly DrawBlock[]): number {
  return blocks.at(-1)?.to ?? 0;
}

/** The leased numbers that were never given out, ascending, neighbours as one: a few even for millions. */
export function gapsOf(blocks: readonly DrawBlock[]): Span[] {
  const gaps: { from: number; to: number }[] = [];
  for (const { from, to, joins } of blocks) {
    if (joins === to - from) continue;
    const last = gaps.at(-1);
    if (last?.to === from && joins === 0) last.to = to;
    else gaps.push({ from: from + joins, to });
  }
  return gaps;
}

/**
 * What is wrong with the blocks, in words, or null: they must follow each other without hole or
 * overlap from 0 on, and give out no more than they have.
 */
export function faultOf(blocks: readonly DrawBlock[]): string | null {
  let end = 0;
  for (const [index, { from, to, joins, reported }] of blocks.entries()) {
    if (from !== end) return `block ${index} begins at ${from}, not at ${end}`;
    if (to <= from) return `block ${index} is empty`;
    if (joins < 0 || joins > to - from) return `block ${index} gave out more than it had`;
    if (!reported && joins !== to - from) return `block ${index} was lost and must count in full`;
    end = to;
  }
  return null;
}

/** A number's index among those given out, 0 … count − 1; null when it never was. */
export function indexOf(number: number, gaps: readonly Span[]): number | null {
  let missing = 0;
  for (const { from, to } of gaps) {
    if (number < from) break;
    if (number < to) return null;
    missing += to - from;
  }
  return number - missing;
}

/** The inverse of `indexOf`. */
export function numberOf(index: number, gaps: readonly Span[]): number {
  let number = index;
  for (const { from, to } of gaps) {
    if (number < from) break;
    number += to - from;
  }
  return number;
}
