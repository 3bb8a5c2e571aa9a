import type { Plan, PlanStage } from '@houseful/seat-plan/plan';
import type { Point } from '@houseful/seat-plan/geometry';
import { inDrawing, onScreen, type Picture, toScreen } from './picture.ts';
import { shiftOf } from './poses.ts';

const METRE_CM = 100;
const GRID_PX_MIN = 22;

/** The sheet that is drawn on, with a line for each metre, or each ten, as far as they can be told apart. */
export function drawSheet(picture: Picture, { width, height }: Plan): void {
  const { context, palette, view, sight } = picture;
  inDrawing(picture);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, height);
  const step = [1, 5, 10, 50]
    .map((metres) => metres * METRE_CM)
    .find((cm) => cm * view.scale >= GRID_PX_MIN);
  if (step !== undefined) {
    context.beginPath();
    const [left, right] = [Math.max(0, sight.left), Math.min(width, sight.right)];
    const [top, bottom] = [Math.max(0, sight.top), Math.min(height, sight.bottom)];
    for (let x = Math.ceil(left / step) * step; x <= right; x += step) {
      context.moveTo(x, top);
      context.lineTo(x, bottom);
    }
    for (let y = Math.ceil(top / step) * step; y <= bottom; y += step) {
      context.moveTo(left, y);
      context.lineTo(right, y);
    }
    context.strokeStyle = palette.raised;
    context.lineWidth = 1 / view.scale;
    context.stroke();
  }
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5 / view.scale;
  context.strokeRect(0, 0, width, height);
}

export function drawStage(picture: Picture, stage: PlanStage): void {
  const { context, palette, view, state } = picture;
  const { dx, dy } = shiftOf(state, state.selection.stage);
  const { x, y, width, height } = { ...stage, x: stage.x + dx, y: stage.y + dy };
  inDrawing(picture);
  context.beginPath();
  if (stage.shape === 'screen') {
    const bend = width * 0.055;
    context.moveTo(x, y + height);
    context.quadraticCurveTo(x + width / 2, y + height - 2 * bend, x + width, y + height);
    context.strokeStyle = palette.bulb;
    context.lineWidth = Math.max(16, 4 / view.scale);
    context.lineCap = 'round';
    context.stroke();
  } else {
    context.roundRect(x, y, width, height, Math.min(width, height) / 10);
    context.fillStyle = stage.shape === 'pitch' ? palette.good : palette.bulb;
    context.globalAlpha = 0.16;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = stage.shape === 'pitch' ? palette.good : palette.bulb;
    context.lineWidth = 1.5 / view.scale;
    context.stroke();
  }
  // On a field the focal point is in the middle.
  const isField = stage.shape === 'pitch' || stage.shape === 'court';
  const middle = { x: x + width / 2, y: y + height * (isField ? 0.2 : 0.5) };
  writeIn(picture, middle, [stage.label], width, height);
}

export function drawAreas(picture: Picture, { areas }: Plan): void {
  const { context, palette, view, state } = picture;
  for (const area of areas) {
    const { dx, dy } = shiftOf(state, state.selection.areas.has(area.id));
    const { width, height, name, capacity } = area;
    const [x, y] = [area.x + dx, area.y + dy];
    const colour = palette.category(area.categoryId);
    inDrawing(picture);
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(width, height) / 16);
    context.globalAlpha = 0.28;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colour;
    context.lineWidth = 2 / view.scale;
    context.stroke();
    const middle = { x: x + width / 2, y: y + height / 2 };
    writeIn(picture, middle, [name, String(capacity)], width, height);
  }
}

export function drawFocalPoint(picture: Picture, focalPoint: Point): void {
  const { context, palette, state } = picture;
  const { dx, dy } = shiftOf(state, state.selection.focalPoint);
  const { x, y } = toScreen(picture, { x: focalPoint.x + dx, y: focalPoint.y + dy });
  onScreen(picture);
  const ring = (radius: number, colour: string, width: number) => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.moveTo(x - radius - 5, y);
    context.lineTo(x + radius + 5, y);
    context.moveTo(x, y - radius - 5);
    context.lineTo(x, y + radius + 5);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  // A light edge, so that it can be made out on any chair.
  ring(8, palette.surface, 5);
  ring(8, palette.ink, 2);
}

/** Words in the middle of a shape, as large as fits, or none. */
function writeIn(
  picture: Picture,
  middle: Point,
  lines: readonly string[],
  widthCm: number,
  heightCm: number,
): void {
  const { context, palette, view } = picture;
  const longest = Math.max(...lines.map((line) => line.length));
  const fits = Math.min(
    (Math.max(heightCm, 60) * view.scale) / (lines.length * 1.5),
    (widthCm * view.scale * 1.6) / longest,
  );
  const px = Math.round(Math.min(15, Math.max(fits, heightCm < 60 ? 10 : 0)));
  if (px < 8) return;
  const at = toScreen(picture, middle);
  onScreen(picture);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.ink;
  for (const [place, text] of lines.entries()) {
    context.font = `${place === 0 ? 700 : 500} ${px}px ${palette.font}`;
    context.fillText(text, at.x, at.y + (place - (lines.length - 1) / 2) * px * 1.4);
  }
}
