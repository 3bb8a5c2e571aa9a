import type { RoomSeat } from '../model/room.ts';
import { addCross, addTick } from './chair-shapes.ts';
import type { SeatLook } from '../model/seat-words.ts';
import type { Drawing } from './draw-room.ts';
import { lookOf } from './room-view.ts';

/** The buyer's own marks stay visible from any distance. */
const MARK_MIN_PX = 11;
const GROWN = 1.12;

/** Selected seats, seats held for this buyer, lone and lost ones: over everything else. */
export function drawMarks(drawing: Drawing): void {
  const { room, selection, mine, lost, lone, aside = [] } = drawing.scene;
  for (const seatId of new Set([...aside, ...lone, ...mine, ...selection.seatIds, ...lost])) {
    const seat = room.seatById(seatId);
    if (!seat) continue;
    if (lost.has(seatId)) drawLost(drawing, seat);
    else drawLook(drawing, seat, lookOf(seatId, drawing.scene));
  }
}

function drawLook(drawing: Drawing, seat: RoomSeat, look: SeatLook): void {
  const { palette } = drawing;
  const { marquee, bulb, ink, ground, warn } = palette;
  if (look === 'selected') drawTicked(drawing, seat, [marquee, ink, palette['on-marquee']]);
  if (look === 'mine') drawTicked(drawing, seat, [bulb, ink, palette['on-bulb']]);
  if (look === 'leaving') tile(drawing, seat, ground, bulb);
  if (look === 'lone') drawLone(drawing, seat, warn);
  if (look === 'aside') drawAside(drawing, seat);
}

function drawTicked(
  drawing: Drawing,
  seat: RoomSeat,
  [fill, edge, sign]: readonly [string, string, string],
): void {
  const { context, view } = drawing;
  const side = tile(drawing, seat, fill, edge);
  const tick = new Path2D();
  addTick(tick, seat, side / 58);
  context.strokeStyle = sign;
  context.lineWidth = Math.max(side / 7, 1.6 / view.scale);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(tick);
}

/** An empty place with a dot in its middle: one person, and nobody beside. */
function drawLone(drawing: Drawing, seat: RoomSeat, colour: string): void {
  const { context, palette } = drawing;
  const side = tile(drawing, seat, palette.ground, colour);
  context.beginPath();
  context.arc(seat.x, seat.y, side * 0.2, 0, Math.PI * 2);
  context.fillStyle = colour;
  context.fill();
}

/** An empty place with a bar across: nobody is let in here. */
function drawAside(drawing: Drawing, seat: RoomSeat): void {
  const { context, palette } = drawing;
  const side = tile(drawing, seat, palette.ground, palette.edge);
  context.fillStyle = palette.muted;
  context.fillRect(seat.x - side * 0.3, seat.y - side * 0.09, side * 0.6, side * 0.18);
}

function drawLost(drawing: Drawing, seat: RoomSeat): void {
  const { context, palette, view } = drawing;
  const side = tile(drawing, seat, palette.ground, palette.bad);
  const cross = new Path2D();
  addCross(cross, { ...seat, width: side }, 0.24);
  context.strokeStyle = palette.bad;
  context.lineWidth = Math.max(side / 7, 2 / view.scale);
  context.lineCap = 'round';
  context.stroke(cross);
}

/** A plate over the chair, never too small to be seen. Answers its smaller side. */
function tile({ context, view }: Drawing, seat: RoomSeat, fill: string, edge: string): number {
  const least = MARK_MIN_PX / view.scale;
  const width = Math.max(least, seat.width * GROWN);
  const depth = Math.max(least, seat.depth * GROWN);
  context.save();
  context.translate(seat.x, seat.y);
  context.rotate(seat.angle);
  context.beginPath();
  context.roundRect(-width / 2, -depth / 2, width, depth, Math.min(width, depth) * 0.24);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = Math.max(depth / 14, 1.5 / view.scale);
  context.stroke();
  context.restore();
  return Math.min(width, depth);
}
