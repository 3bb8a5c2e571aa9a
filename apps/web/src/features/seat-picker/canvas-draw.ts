import { formatMoney } from '../../lib/format/money.ts';
import type { Palette, SectionPaths } from './canvas-paint.ts';
import type { Room, RoomSeat, RoomSection } from './room.ts';
import { type RoomViewProps, SEAT_PITCH_CM } from './room-view.ts';
import { overlaps, type View, visibleBox } from './view.ts';

/** Chairs smaller than this are shown as their section's shape. */
const CHAIRS_FROM_PX = 3.2;
const NUMBERS_FROM_PX = 20;

export interface CanvasScene extends RoomViewProps {
  readonly palette: Palette;
  pathsOf(section: RoomSection): SectionPaths;
}

/** Draws what is in sight, as far as it can be made out from here. */
export function drawScene(context: CanvasRenderingContext2D, scene: CanvasScene): void {
  const { room, viewport, palette } = scene;
  const view = viewport.view();
  const sight = visibleBox(view, viewport.screen());
  const pixels = devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(
    view.scale * pixels,
    0,
    0,
    view.scale * pixels,
    view.x * pixels,
    view.y * pixels,
  );
  drawStage(context, room.stage, palette);
  for (const area of room.areas) drawArea(context, scene, area);
  const near = SEAT_PITCH_CM * view.scale >= CHAIRS_FROM_PX;
  for (const section of room.sections) {
    if (!overlaps(section.box, sight)) continue;
    if (near) drawChairs(context, scene, section, view);
    else drawSection(context, scene, section);
  }
  // Over all shapes, or the next section would cover the end of a name.
  if (!near) for (const section of room.sections) labelSection(context, scene, section, view);
  drawMarked(context, scene, view);
}

function drawSection(
  context: CanvasRenderingContext2D,
  { palette, pathsOf }: CanvasScene,
  section: RoomSection,
): void {
  const paths = pathsOf(section);
  context.globalAlpha = paths.freeCount === 0 ? 0.15 : 0.85;
  context.fillStyle = palette.category(paths.mainCategoryId);
  context.fill(paths.outline);
  context.globalAlpha = 1;
}

const LABEL_PX = 12;

function labelSection(
  context: CanvasRenderingContext2D,
  { palette, categories, pathsOf }: CanvasScene,
  section: RoomSection,
  { scale }: View,
): void {
  const { freeCount, mainCategoryId } = pathsOf(section);
  const { left, right, top, bottom } = section.box;
  if ((bottom - top) * scale < 3 * LABEL_PX) return;
  const size = LABEL_PX / scale;
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const category = categories.get(mainCategoryId);
  const price = category ? formatMoney(category.price) : '';
  context.fillStyle = freeCount === 0 ? palette.muted : palette.ground;
  context.font = `700 ${size}px ${palette.font}`;
  const fits = (words: string) => context.measureText(words).width < (right - left) * 0.75;
  const name = [section.name, section.name.split(' ').at(-1) ?? ''].find(fits);
  if (!name) return;
  text(context, palette, name, { ...middle, y: middle.y - size * 0.6 }, size, 700);
  const words = freeCount === 0 ? 'Sold out' : price;
  if (fits(words)) {
    text(context, palette, words, { ...middle, y: middle.y + size * 0.6 }, size * 0.9, 500);
  }
}

function drawChairs(
  context: CanvasRenderingContext2D,
  scene: CanvasScene,
  section: RoomSection,
  view: View,
): void {
  const { palette } = scene;
  const paths = scene.pathsOf(section);
  context.fillStyle = palette.line;
  context.fill(paths.unavailable);
  for (const [categoryId, path] of paths.free) {
    context.fillStyle = palette.category(categoryId);
    context.fill(path);
  }
  context.strokeStyle = palette.edge;
  context.lineWidth = 4;
  context.setLineDash([9, 6]);
  context.stroke(paths.held);
  context.setLineDash([]);
  if (SEAT_PITCH_CM * view.scale >= NUMBERS_FROM_PX) drawNumbers(context, scene, section, view);
}

function drawNumbers(
  context: CanvasRenderingContext2D,
  scene: CanvasScene,
  section: RoomSection,
  view: View,
): void {
  const { palette, board, selection, viewport } = scene;
  const sight = visibleBox(view, viewport.screen());
  for (const { label, seats } of section.rows) {
    const [first, last] = [seats[0], seats.at(-1)];
    context.fillStyle = palette.muted;
    if (first) text(context, palette, label, beside(first, seats[1]), 28, 500);
    if (last) text(context, palette, label, beside(last, seats.at(-2)), 28, 500);
    context.fillStyle = palette.ground;
    for (const seat of seats) {
      const inSight = overlaps({ left: seat.x, right: seat.x, top: seat.y, bottom: seat.y }, sight);
      if (!inSight || selection.seatIds.has(seat.seatId)) continue;
      if (board.stateOf(seat.seatId) !== 'free') continue;
      const mark =
        seat.kind === 'wheelchair' ? '♿\uFE0E' : seat.kind === 'companion' ? 'C' : seat.number;
      text(context, palette, mark, seat, 20, 500);
    }
  }
}

/** One chair's distance beyond a row's end, in the row's own direction. */
function beside(end: RoomSeat, neighbour: RoomSeat | undefined): { x: number; y: number } {
  if (!neighbour) return { x: end.x - SEAT_PITCH_CM, y: end.y };
  return { x: 2 * end.x - neighbour.x, y: 2 * end.y - neighbour.y };
}

/** The buyer's own marks stay visible from any distance. */
const MARK_MIN_PX = 9;

function drawMarked(context: CanvasRenderingContext2D, scene: CanvasScene, view: View): void {
  const { room, selection, mine, lost, palette } = scene;
  const least = MARK_MIN_PX / view.scale;
  for (const seatId of [...selection.seatIds, ...mine, ...lost]) {
    const seat = room.seatById(seatId);
    if (!seat) continue;
    const [width, depth] = [Math.max(least, seat.width), Math.max(least, seat.depth)];
    const isLost = lost.has(seatId);
    context.fillStyle = isLost ? palette.bad : mine.has(seatId) ? palette.bulb : palette.cream;
    context.strokeStyle = isLost ? palette.ink : palette.marquee;
    context.lineWidth = Math.max(8, 2 / view.scale);
    context.fillRect(seat.x - width / 2, seat.y - depth / 2, width, depth);
    context.strokeRect(seat.x - width / 2, seat.y - depth / 2, width, depth);
    if (isLost) continue;
    const unit = width / 50;
    context.beginPath();
    context.moveTo(seat.x - 13 * unit, seat.y);
    context.lineTo(seat.x - 4 * unit, seat.y + 10 * unit);
    context.lineTo(seat.x + 14 * unit, seat.y - 11 * unit);
    context.stroke();
  }
}

function drawArea(
  context: CanvasRenderingContext2D,
  { board, categories, selection, palette }: CanvasScene,
  area: Room['areas'][number],
): void {
  const { x, y, width, height } = area;
  const category = categories.get(area.categoryId);
  const leftOver = area.capacity - board.takenIn(area.id);
  context.globalAlpha = leftOver === 0 ? 0.12 : 0.35;
  context.fillStyle = palette.category(area.categoryId);
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
  context.strokeStyle = selection.areaCounts.has(area.id) ? palette.cream : palette.edge;
  context.lineWidth = selection.areaCounts.has(area.id) ? 60 : 20;
  context.strokeRect(x, y, width, height);
  context.fillStyle = palette.ink;
  const size = Math.min(height / 6, width / 11);
  const middle = { x: x + width / 2, y: y + height / 2 };
  text(context, palette, area.name, middle, size, 700);
  const words = `${category ? `${formatMoney(category.price)} · ` : ''}${leftOver} left`;
  text(context, palette, words, { ...middle, y: middle.y + size * 1.3 }, size * 0.8, 500);
}

function drawStage(
  context: CanvasRenderingContext2D,
  { x, y, width, height, shape, label }: Room['stage'],
  palette: Palette,
): void {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const colour = shape === 'pitch' ? palette.good : palette.bulb;
  context.beginPath();
  if (shape === 'pitch')
    context.ellipse(middle.x, middle.y, width / 2, height / 2, 0, 0, 2 * Math.PI);
  else context.rect(x, y, width, height);
  context.globalAlpha = 0.2;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = Math.max(width, height) / 200;
  context.stroke();
  context.fillStyle = palette.muted;
  text(context, palette, label.toUpperCase(), middle, Math.min(height / 4, width / 9), 500);
}

function text(
  context: CanvasRenderingContext2D,
  palette: Palette,
  words: string,
  middle: { x: number; y: number },
  size: number,
  weight: number,
): void {
  context.font = `${weight} ${size}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(words, middle.x, middle.y);
}
