import type { Finding, SeatRef } from '@houseful/seat-plan/checks/finding';
import { intoDrawing } from '@houseful/seat-plan/geometry';
import type { Plan } from '@houseful/seat-plan/plan';
import { blocksOf, seatsNamed } from '@houseful/seat-plan/selection';
import { inDrawing, type Picture } from './picture.ts';

const ERROR_RING_CM = 32;
const SHOWN_RING_CM = 46;
/** A ring of a far room is this large at least, in widths of its line. */
const RING_LINES = 3;

/**
 * Each seat with an error has a ring; the finding that is pointed out a wide one. While things are moved
 * there are none: where they will be wrong is not known yet.
 */
export function drawFindings(picture: Picture): void {
  const { gesture, findings, shown } = picture.state;
  if (gesture?.type === 'move' || gesture?.type === 'rotate') return;
  strokeRings(picture, findings, seatsWithErrors, { linePx: 2, leastCm: ERROR_RING_CM });
  if (shown) strokeRings(picture, shown, seatsOf, { linePx: 4, leastCm: SHOWN_RING_CM });
}

function seatsWithErrors(findings: readonly Finding[]): readonly SeatRef[] {
  return findings.flatMap(({ level, seats = [] }) => (level === 'error' ? seats : []));
}

function seatsOf({ seats = [] }: Finding): readonly SeatRef[] {
  return seats;
}

interface Rings {
  readonly plan: Plan;
  readonly radius: number;
  readonly path: Path2D;
}

/** Kept for as long as findings and plan are the same: thousands of rings are not made anew for each frame. */
const known = new WeakMap<object, Rings>();

function strokeRings<T extends object>(
  picture: Picture,
  about: T,
  read: (about: T) => readonly SeatRef[],
  { linePx, leastCm }: { linePx: number; leastCm: number },
): void {
  const { context, state, palette, view } = picture;
  const plan = state.history.now;
  // In steps, so that a zoom does not make a new size for each frame.
  const wantedCm = (linePx * RING_LINES) / view.scale;
  const radius = Math.max(leastCm, 2 ** Math.ceil(Math.log2(wantedCm)));
  const before = known.get(about);
  const isKnown = before?.plan === plan && before.radius === radius;
  const path = isKnown ? before.path : ringPath(plan, read(about), radius);
  known.set(about, { plan, radius, path });
  inDrawing(picture);
  context.strokeStyle = palette.bad;
  context.lineWidth = linePx / view.scale;
  context.stroke(path);
}

function ringPath(plan: Plan, refs: readonly SeatRef[], radius: number): Path2D {
  const path = new Path2D();
  const byBlock = Map.groupBy(refs, ({ blockId }) => blockId);
  for (const block of blocksOf(plan)) {
    const own = byBlock.get(block.id);
    if (!own) continue;
    const place = intoDrawing(block);
    for (const seat of seatsNamed(block, new Set(own.map(({ key }) => key)))) {
      const { x, y } = place(seat);
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  return path;
}
