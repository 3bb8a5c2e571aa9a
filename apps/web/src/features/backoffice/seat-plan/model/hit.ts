import {
  type Box,
  boxOfRect,
  holds,
  intoDrawing,
  outOfDrawing,
  overlaps,
  type Point,
} from '@houseful/seat-plan/geometry';
import { type LaidSeat, layOut } from '@houseful/seat-plan/lay-out';
import type { Block, Plan } from '@houseful/seat-plan/plan';
import { blocksOf, boxOfBlock, select, type Selection } from '@houseful/seat-plan/selection';
import type { Level } from './editor.ts';
import { seatIndexOf } from './seat-index.ts';

/** What lies under the pointer. */
export type Hit =
  | { readonly type: 'seat'; readonly block: Block; readonly seat: LaidSeat }
  | { readonly type: 'area'; readonly id: string }
  | { readonly type: 'stage' }
  | { readonly type: 'focal-point' };

/** Between the rows of a block one is still in it. */
const BLOCK_REACH_CM = 70;
const SEAT_REACH_CM = 34;
const FOCAL_POINT_REACH_CM = 45;

/** The seat, area or stage at a point; `slackCm` is what a pointer may miss by. */
export function hitAt(plan: Plan, point: Point, level: Level, slackCm: number): Hit | null {
  const { focalPoint } = plan;
  const offCm = Math.hypot(point.x - focalPoint.x, point.y - focalPoint.y);
  const reach = (level === 'block' ? BLOCK_REACH_CM : SEAT_REACH_CM) + slackCm;
  const seat = seatAt(plan, point, reach);
  if (seat) return seat;
  if (offCm <= FOCAL_POINT_REACH_CM + slackCm) return { type: 'focal-point' };
  const area = plan.areas.findLast((one) => holds(boxOfRect(one), point));
  if (area) return { type: 'area', id: area.id };
  return holds(boxOfRect(plan.stage), point) ? { type: 'stage' } : null;
}

/** The nearest seat of all blocks within so many centimetres. */
export function seatAt(plan: Plan, point: Point, reachCm: number): (Hit & { type: 'seat' }) | null {
  let best: (Hit & { type: 'seat' }) | null = null;
  let bestCm = Number.POSITIVE_INFINITY;
  for (const block of blocksOf(plan)) {
    if (!holds(grown(boxOfBlock(block), reachCm), point)) continue;
    const local = outOfDrawing(block)(point);
    const seat = seatIndexOf(block.design).nearest(local, reachCm);
    if (!seat) continue;
    const far = Math.hypot(seat.x - local.x, seat.y - local.y);
    if (far >= bestCm) continue;
    best = { type: 'seat', block, seat };
    bestCm = far;
  }
  return best;
}

/** What a press on something picks. */
export function pickOf(hit: Hit, level: Level): Selection {
  switch (hit.type) {
    case 'area':
      return select({ areas: new Set([hit.id]) });
    case 'stage':
      return select({ stage: true });
    case 'focal-point':
      return select({ focalPoint: true });
    case 'seat': {
      const { block, seat } = hit;
      if (level === 'block') return select({ blocks: new Set([block.id]) });
      const row = layOut(block.design).rows.find((one) => one.row === seat.row);
      const seats = level === 'seat' ? [seat] : (row?.seats ?? []);
      return select({ seats: new Map([[block.id, keysOf(seats)]]) });
    }
  }
}

/** What a band drawn over the room picks: blocks of which it holds a seat, rows or seats, areas. */
export function pickIn(plan: Plan, band: Box, level: Level): Selection {
  const blocks = new Set<string>();
  const seats = new Map<string, ReadonlySet<string>>();
  for (const block of blocksOf(plan)) {
    if (!overlaps(boxOfBlock(block), band)) continue;
    const place = intoDrawing(block);
    const isIn = (seat: LaidSeat) => holds(band, place(seat));
    const { rows } = layOut(block.design);
    if (level === 'block') {
      if (rows.some((row) => row.seats.some(isIn))) blocks.add(block.id);
      continue;
    }
    const found = rows.flatMap((row) => {
      if (level === 'seat') return row.seats.filter(isIn);
      return row.seats.some(isIn) ? row.seats : [];
    });
    if (found.length > 0) seats.set(block.id, keysOf(found));
  }
  const areas = plan.areas.filter((area) => level === 'block' && overlaps(boxOfRect(area), band));
  return select({ blocks, seats, areas: new Set(areas.map(({ id }) => id)) });
}

function keysOf(seats: readonly LaidSeat[]): Set<string> {
  return new Set(seats.map(({ key }) => key));
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
