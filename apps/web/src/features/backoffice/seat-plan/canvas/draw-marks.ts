import {
  type Box,
  boxAround,
  boxOfRect,
  cornersOf,
  isEmptyBox,
  overlaps,
  type Point,
  unite,
} from '@houseful/seat-plan/geometry';
import { type LaidSeat, layOut } from '@houseful/seat-plan/lay-out';
import type { Block } from '@houseful/seat-plan/plan';
import { blocksOf, boxOfBlock, type Selection, seatsNamed } from '@houseful/seat-plan/selection';
import { draftRows } from '../model/draft-rows.ts';
import { addChair, addStretch, blockPathsOf } from './block-paths.ts';
import { inBlock, inDrawing, onScreen, type Picture, toScreen } from './picture.ts';
import { drawFindings } from './draw-findings.ts';
import { poseOf, shiftOf } from './poses.ts';

/** What lies over the room: findings, the selection, and what the pointer is doing. */
export function drawMarks(picture: Picture): void {
  const { gesture, selection } = picture.state;
  drawFindings(picture);
  drawSelection(picture, gesture?.type === 'stroke' ? gesture.picked : selection);
  drawGesture(picture);
}

/** A ring around a smaller chair would hide it. */
const RINGS_PX = 6;

interface Rings {
  readonly block: Block;
  /** Around each chair. */
  near(): Path2D;
  /** Through chairs that follow one another in their row, where they are too small for rings. */
  far(): Path2D;
}

const rings = new WeakMap<ReadonlySet<string>, Rings>();

/** The outlines of some chairs of a block; kept for as long as the same ones are selected. */
function ringsOf(block: Block, keys: ReadonlySet<string>): Rings {
  const before = rings.get(keys);
  if (before?.block.design === block.design) return before;
  let near: Path2D | undefined;
  let far: Path2D | undefined;
  const made: Rings = {
    block,
    near: () => (near ??= chairRings(block, keys)),
    far: () => (far ??= chairRuns(block, keys)),
  };
  rings.set(keys, made);
  return made;
}

function chairRings(block: Block, keys: ReadonlySet<string>): Path2D {
  const path = new Path2D();
  const { width, depth } = blockPathsOf(block.design).seat;
  for (const seat of seatsNamed(block, keys)) {
    addChair(path, seat, { width: width + 8, depth: depth + 8 });
  }
  return path;
}

function chairRuns(block: Block, keys: ReadonlySet<string>): Path2D {
  const path = new Path2D();
  for (const { seats } of layOut(block.design).rows) {
    let run: LaidSeat[] = [];
    for (const [place, seat] of seats.entries()) {
      if (keys.has(seat.key)) run.push(seat);
      const goesOn = run.at(-1) === seat && !seat.aisleAfter && place < seats.length - 1;
      if (goesOn) continue;
      addStretch(path, run);
      run = [];
    }
  }
  return path;
}

function drawSelection(picture: Picture, selection: Selection): void {
  const { context, palette, state, view } = picture;
  const plan = state.history.now;
  context.strokeStyle = palette.ink;
  for (const block of blocksOf(plan)) {
    const keys = selection.seats.get(block.id);
    if (keys) strokeSeats(picture, block, keys);
    if (!selection.blocks.has(block.id)) continue;
    inBlock(picture, poseOf(block, state));
    const { left, top, right, bottom } = withLabels(layOut(block.design).box);
    context.lineWidth = 2 / view.scale;
    if (Number.isFinite(left)) context.strokeRect(left, top, right - left, bottom - top);
  }
  for (const area of plan.areas) {
    if (selection.areas.has(area.id)) strokeBox(picture, shifted(picture, boxOfRect(area)));
  }
  if (selection.stage) strokeBox(picture, grown(shifted(picture, boxOfRect(plan.stage)), 20));
  if (selection.focalPoint) {
    const around = shifted(picture, boxAround([plan.focalPoint], 16 / view.scale));
    strokeBox(picture, around);
  }
  const handle = handleSpot(picture);
  if (handle) drawHandle(picture, handle);
}

function shifted({ state }: Picture, { left, top, right, bottom }: Box): Box {
  const { dx, dy } = shiftOf(state, true);
  return { left: left + dx, top: top + dy, right: right + dx, bottom: bottom + dy };
}

function strokeSeats(picture: Picture, block: Block, keys: ReadonlySet<string>): void {
  const { context, state, view, palette, sight } = picture;
  const { dx, dy } = shiftOf(state, true);
  const box = boxOfBlock(block);
  if (dx === 0 && dy === 0 && !overlaps(box, sight)) return;
  inBlock(picture, { x: block.x + dx, y: block.y + dy, rotation: block.rotation });
  context.strokeStyle = palette.ink;
  const isNear = blockPathsOf(block.design).seat.width * view.scale >= RINGS_PX;
  context.lineWidth = isNear ? Math.max(4, 2 / view.scale) : Math.max(24, 1 / view.scale);
  context.lineCap = 'butt';
  const { near, far } = ringsOf(block, keys);
  context.stroke(isNear ? near() : far());
}

function strokeBox(picture: Picture, { left, top, right, bottom }: Box): void {
  const { context, view, palette } = picture;
  inDrawing(picture);
  context.strokeStyle = palette.ink;
  context.lineWidth = 2.5 / view.scale;
  context.strokeRect(left, top, right - left, bottom - top);
}

/** How far above the selected blocks the handle is that turns them. */
const HANDLE_PX = 26;
export const HANDLE_REACH_PX = 18;

/** The handle's place on the screen; none when no block is selected. */
export function handleSpot({ state, view }: Pick<Picture, 'state' | 'view'>): Point | null {
  const { selection, gesture, tool, history } = state;
  if (tool !== 'select' || selection.blocks.size === 0 || gesture?.type === 'move') return null;
  const box = unite(
    blocksOf(history.now)
      .filter(({ id }) => selection.blocks.has(id))
      .map(boxOfBlock),
  );
  if (isEmptyBox(box)) return null;
  const top = toScreen({ view }, { x: (box.left + box.right) / 2, y: box.top });
  return { x: top.x, y: top.y - HANDLE_PX };
}

function drawHandle(picture: Picture, { x, y }: Point): void {
  const { context, palette } = picture;
  onScreen(picture);
  context.strokeStyle = palette.marquee;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, y + HANDLE_PX - 6);
  context.lineTo(x, y);
  context.stroke();
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.stroke();
}

function drawGesture(picture: Picture): void {
  const { context, state, palette, view, sight } = picture;
  const { gesture } = state;
  if (gesture?.type === 'move') {
    inDrawing(picture);
    context.strokeStyle = palette.marquee;
    context.lineWidth = 1 / view.scale;
    context.beginPath();
    for (const { axis, at } of gesture.guides) {
      if (axis === 'x') {
        context.moveTo(at, sight.top);
        context.lineTo(at, sight.bottom);
      } else {
        context.moveTo(sight.left, at);
        context.lineTo(sight.right, at);
      }
    }
    context.stroke();
  }
  if (gesture?.type === 'band' || gesture?.type === 'draw') drawBand(picture, gesture.box);
  if (gesture?.type === 'draw' && gesture.what === 'rows') drawDraft(picture, gesture.box);
}

function drawBand(picture: Picture, { left, top, right, bottom }: Box): void {
  const { context, palette, view } = picture;
  inDrawing(picture);
  context.fillStyle = palette.marquee;
  context.globalAlpha = 0.1;
  context.fillRect(left, top, right - left, bottom - top);
  context.globalAlpha = 1;
  context.strokeStyle = palette.marquee;
  context.lineWidth = 1.5 / view.scale;
  context.strokeRect(left, top, right - left, bottom - top);
}

/** The rows that would come of the box, and how many seats they have. */
function drawDraft(picture: Picture, box: Box): void {
  const { context, palette, state } = picture;
  const plan = state.history.now;
  const categoryId = plan.categories[0]?.id ?? '';
  const { pose, design } = draftRows(plan, box, state.sectionId, categoryId);
  inBlock(picture, pose);
  context.fillStyle = palette.edge;
  for (const chunk of blockPathsOf(design).chunks) {
    for (const path of chunk.chairs().values()) context.fill(path);
  }
  const seats = typeof design.seats === 'number' ? design.seats : 0;
  const text = `${design.rows} × ${seats} = ${design.rows * seats}`;
  const [corner] = cornersOf(box);
  const at = toScreen(picture, corner ?? pose);
  onScreen(picture);
  context.font = `700 14px ${palette.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.lineWidth = 4;
  context.strokeStyle = palette.ground;
  context.strokeText(text, at.x, at.y - 8);
  context.fillStyle = palette.ink;
  context.fillText(text, at.x, at.y - 8);
}

/** Around a block with the names of its rows. */
function withLabels({ left, top, right, bottom }: Box): Box {
  return { left: left - 64, top: top - 12, right: right + 64, bottom: bottom + 12 };
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
