import {
  type Box,
  cornersOf,
  outOfDrawing,
  type Pose,
  overlaps,
  boxAround,
} from '@houseful/seat-plan/geometry';
import { layOut } from '@houseful/seat-plan/lay-out';
import type { Block } from '@houseful/seat-plan/plan';
import { boxOfBlock } from '@houseful/seat-plan/selection';
import { blockPathsOf, type BlockPaths, type Chunk } from './block-paths.ts';
import { drawMarks } from './draw-marks.ts';
import { drawAreas, drawFocalPoint, drawSheet, drawStage } from './draw-room.ts';
import { inBlock, onScreen, type Picture, toScreen } from './picture.ts';
import { poseOf } from './poses.ts';

/** Smaller chairs are drawn as stretches of their row. */
const CHAIRS_PX = 3.2;
const SIGNS_PX = 9;
const LABELS_PX = 8;
const NUMBERS_PX = 22;

/** Draws what is in sight, as far as it can be made out from here. */
export function drawPlan(picture: Picture): void {
  const { context, state, palette } = picture;
  const plan = state.history.now;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  drawSheet(picture, plan);
  drawStage(picture, plan.stage);
  drawAreas(picture, plan);
  const colours = new Map(plan.categories.map(({ id }) => [id, palette.category(id)]));
  for (const section of plan.sections) {
    for (const block of section.blocks) drawBlock(picture, block, colours);
  }
  drawSectionNames(picture);
  drawFocalPoint(picture, plan.focalPoint);
  drawMarks(picture);
}

function drawBlock(picture: Picture, block: Block, colours: ReadonlyMap<string, string>): void {
  const { context, state, view, sight, palette } = picture;
  const pose = poseOf(block, state);
  if (pose === block && !overlaps(boxOfBlock(block), sight)) return;
  const paths = blockPathsOf(block.design);
  const near = boxAround(cornersOf(sight).map(outOfDrawing(pose)));
  const chairPx = paths.seat.width * view.scale;
  inBlock(picture, pose);
  for (const chunk of paths.chunks) {
    if (!overlaps(chunk.box, near)) continue;
    if (chairPx >= CHAIRS_PX) fillChairs(picture, chunk, colours);
    else strokeStretches(picture, chunk, paths, colours);
    if (chairPx >= SIGNS_PX) drawSigns(picture, chunk);
    if (chairPx < LABELS_PX) continue;
    writeRows(picture, chunk, { pose, near, chairPx, width: paths.seat.width });
    inBlock(picture, pose);
  }
  context.fillStyle = palette.ink;
}

function fillChairs({ context }: Picture, chunk: Chunk, colours: ReadonlyMap<string, string>) {
  for (const [categoryId, path] of chunk.chairs()) {
    context.fillStyle = colours.get(categoryId) ?? '';
    context.fill(path);
  }
}

function strokeStretches(
  { context }: Picture,
  chunk: Chunk,
  { stretchCm }: BlockPaths,
  colours: ReadonlyMap<string, string>,
): void {
  context.lineWidth = stretchCm;
  context.lineCap = 'butt';
  context.lineJoin = 'bevel';
  for (const [categoryId, path] of chunk.stretches()) {
    context.strokeStyle = colours.get(categoryId) ?? '';
    context.stroke(path);
  }
}

function drawSigns({ context, palette }: Picture, chunk: Chunk): void {
  const { wheelchairs, companions, obstructed } = chunk.signs();
  context.strokeStyle = palette['on-seat'];
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = 5;
  context.stroke(wheelchairs);
  context.lineWidth = 7;
  context.stroke(obstructed);
  context.fillStyle = palette['on-seat'];
  context.fill(companions);
}

interface Writing {
  readonly pose: Pose;
  /** What of the block's own plane is in sight. */
  readonly near: Box;
  readonly chairPx: number;
  /** Of a chair. */
  readonly width: number;
}

/** How far from a chair's edge the name of its row stands. */
const LABEL_GAP_CM = 32;

/** Row labels at both ends, and numbers on the chairs, upright and of the screen's own sizes. */
function writeRows(picture: Picture, chunk: Chunk, writing: Writing): void {
  const { pose, near, chairPx, width } = writing;
  const { context, palette, view } = picture;
  const turn = (pose.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const write = (text: string, x: number, y: number) => {
    const at = toScreen(picture, { x: pose.x + x * cos - y * sin, y: pose.y + x * sin + y * cos });
    context.fillText(text, at.x, at.y);
  };
  onScreen(picture);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `600 ${Math.round(Math.min(20, Math.max(9, 30 * view.scale)))}px ${palette.font}`;
  context.fillStyle = palette.muted;
  for (const { label, seats } of chunk.rows) {
    const [first, last] = [seats[0], seats.at(-1)];
    if (!first || !last) continue;
    const out = width / 2 + LABEL_GAP_CM;
    write(label, first.x - out * Math.cos(first.angle), first.y - out * Math.sin(first.angle));
    write(label, last.x + out * Math.cos(last.angle), last.y + out * Math.sin(last.angle));
  }
  if (chairPx < NUMBERS_PX) return;
  context.font = `600 ${Math.round(Math.min(18, chairPx * 0.36))}px ${palette.font}`;
  context.fillStyle = palette['on-seat'];
  for (const { seats } of chunk.rows) {
    for (const { number, x, y, kind } of seats) {
      if (kind === 'wheelchair' || kind === 'companion') continue;
      if (x < near.left || x > near.right || y < near.top || y > near.bottom) continue;
      write(number, x, y + 2);
    }
  }
}

/** Where chairs are too small for numbers, each block's section is named. */
function drawSectionNames(picture: Picture): void {
  const { context, state, palette, view, sight } = picture;
  const { sections } = state.history.now;
  if (sections.length < 2 || 50 * view.scale >= LABELS_PX) return;
  onScreen(picture);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `700 12px ${palette.font}`;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = palette.ground;
  context.fillStyle = palette.ink;
  for (const { name, blocks } of sections) {
    for (const block of blocks) {
      const box = boxOfBlock(block);
      const isRoomy = (box.right - box.left) * view.scale > name.length * 7;
      if (!isRoomy || layOut(block.design).seatsTotal === 0 || !overlaps(box, sight)) continue;
      const pose = poseOf(block, state);
      const middle = {
        x: (box.left + box.right) / 2 + pose.x - block.x,
        y: (box.top + box.bottom) / 2 + pose.y - block.y,
      };
      const at = toScreen(picture, middle);
      context.strokeText(name, at.x, at.y);
      context.fillText(name, at.x, at.y);
    }
  }
}
