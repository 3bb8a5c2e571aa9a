import { overlaps, type Point } from '../../canvas/geometry.ts';
import type { RoomRow, RoomSeat, RoomSection } from '../model/room.ts';
import type { Drawing } from './draw-room.ts';
import { lettered, lettersPx } from './draw-text.ts';
import { isAccessible, lookOf, suits } from './room-view.ts';

const CHAIRS_PX = 9;
const NUMBERS_PX = 23;
const LETTERS_PX = 7;
const FADED = 0.18;

/** Free chairs in their category's colour, held ones as dashed outlines, sold ones small and crossed. */
export function drawChairs(drawing: Drawing, section: RoomSection): void {
  const { context, scene, palette, paths, pitchPx } = drawing;
  const { filter } = scene;
  const detailed = pitchPx >= CHAIRS_PX;
  const own = paths.pathsOf(section, detailed ? 'chairs' : 'plain');
  context.fillStyle = palette.line;
  context.fill(own.sold);
  for (const { categoryId, accessible, path } of own.free) {
    const stands =
      (!filter.categoryId || filter.categoryId === categoryId) &&
      (!filter.accessible || accessible);
    context.globalAlpha = stands ? 1 : FADED;
    context.fillStyle = palette.category(categoryId);
    context.fill(path);
  }
  context.globalAlpha = 1;
  context.strokeStyle = palette.edge;
  context.lineWidth = 4;
  context.setLineDash([9, 6]);
  context.stroke(own.held);
  context.setLineDash([]);
  if (!detailed) return;
  context.strokeStyle = palette.faint;
  context.lineWidth = 4;
  context.lineCap = 'round';
  context.stroke(own.crosses);
  drawSigns(drawing, section);
  if (pitchPx >= NUMBERS_PX) drawNumbers(drawing, section);
}

function drawSigns({ context, palette, paths }: Drawing, section: RoomSection): void {
  const { wheelchairs, companions, obstructed } = paths.pathsOf(section, 'chairs');
  context.fillStyle = palette.ground;
  context.fill(obstructed);
  context.strokeStyle = palette['on-seat'];
  context.lineWidth = 5;
  context.lineJoin = 'round';
  context.stroke(wheelchairs);
  context.fillStyle = palette['on-seat'];
  context.fill(companions);
}

function drawNumbers(drawing: Drawing, section: RoomSection): void {
  const { context, scene, palette, sight } = drawing;
  const { filter } = scene;
  const px = lettersPx(20, drawing, 8, 30);
  lettered(drawing, { px, weight: 600 }, (write) => {
    context.fillStyle = palette['on-seat'];
    for (const seat of section.seats) {
      const { x, y, seatId } = seat;
      if (!overlaps({ left: x, right: x, top: y, bottom: y }, sight)) continue;
      if (isAccessible(seat) || lookOf(seatId, scene) !== 'free') continue;
      if (!suits(seat, filter)) continue;
      // The number stands on the cushion, which lies before the chair's middle.
      const back = seat.depth * 0.1;
      write(seat.number, {
        x: x + Math.sin(seat.angle) * back,
        y: y - Math.cos(seat.angle) * back,
      });
    }
  });
}

const LETTER_GAP_CM = 38;
const LETTER_CM = 30;

/** Each row's letter at both ends and in the aisles, so that one is in sight with any part of the row. */
export function drawRowLetters(drawing: Drawing, { rows }: RoomSection): void {
  const { context, palette, pitchPx } = drawing;
  if (pitchPx < LETTERS_PX) return;
  lettered(drawing, { px: lettersPx(LETTER_CM, drawing, 9, 24), weight: 600 }, (write) => {
    context.fillStyle = palette.faint;
    for (const row of rows) for (const at of letterSpots(row)) write(row.label, at);
  });
}

function letterSpots({ seats }: RoomRow): Point[] {
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last) return [];
  const aisles = seats.flatMap((seat, place) => {
    const next = seats[place + 1];
    if (!next || !seat.aisleAfter) return [];
    return [{ x: (seat.x + next.x) / 2, y: (seat.y + next.y) / 2 }];
  });
  return [beside(first, seats[1]), ...aisles, beside(last, seats.at(-2))];
}

/** Beyond a row's end, in the row's own direction. */
function beside(end: RoomSeat, neighbour: RoomSeat | undefined): Point {
  const gap = end.width / 2 + LETTER_GAP_CM;
  if (!neighbour) return { x: end.x - gap, y: end.y };
  const [x, y] = [end.x - neighbour.x, end.y - neighbour.y];
  const length = Math.hypot(x, y) || 1;
  return { x: end.x + (x / length) * gap, y: end.y + (y / length) * gap };
}

const CAPTION_CM = 34;
/** A caption needs this much room before its first row. */
const CAPTION_ROOM_CM = 90;

/** Name and price of each section with one price, before its first row, where there is room. */
export function drawCaptions(drawing: Drawing): void {
  const { context, scene, palette, words, view } = drawing;
  const { room, categories, filter } = scene;
  const px = lettersPx(CAPTION_CM, drawing, 11, 24);
  if (CAPTION_ROOM_CM * 1.5 * view.scale < px * 1.4) return;
  for (const { block, rows } of room.sections()) {
    const [own, other] = block.categories;
    const category = own && !other ? categories.get(own.categoryId) : undefined;
    const spot = category && captionSpot(drawing, rows[0]);
    if (!category || !spot) continue;
    const stands = !filter.categoryId || filter.categoryId === category.categoryId;
    lettered(drawing, { px, weight: 600, spacing: 0.03 }, (write) => {
      context.globalAlpha = stands ? 1 : FADED;
      context.fillStyle = palette.muted;
      write(`${category.name} · ${words.money(category.price)}`, spot);
    });
  }
}

function captionSpot({ scene }: Drawing, row: RoomRow | undefined): Point | null {
  const seats = row?.seats ?? [];
  const middle = seats[Math.floor(seats.length / 2)];
  const runsAcross = middle && Math.abs(Math.sin(middle.angle)) < 0.3;
  if (!middle || !runsAcross || Math.cos(middle.angle) < 0) return null;
  const [left, right] = [seats[0]?.x ?? 0, seats.at(-1)?.x ?? 0];
  const spot = { x: (left + right) / 2, y: middle.y - CAPTION_ROOM_CM };
  const strip = { left: spot.x - 260, right: spot.x + 260, top: spot.y - 50, bottom: spot.y + 50 };
  const isFree = scene.room.sections().every(({ seats: chairs, block }) => {
    if (!overlaps(block.box, strip)) return true;
    return chairs.every(({ x, y }) => !overlaps({ left: x, right: x, top: y, bottom: y }, strip));
  });
  return isFree ? spot : null;
}
