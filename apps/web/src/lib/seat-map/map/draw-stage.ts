import { SCREEN_BEND } from '../model/room.ts';
import { lettered, lettersPx } from './draw-text.ts';
import type { Drawing } from './draw-room.ts';

/** How far a screen's light falls, and how far it spreads, as shares of its width. */
const LIGHT_REACH = 0.34;
const LIGHT_SPREAD = 0.06;

/** What everybody looks at. */
export function drawStage(drawing: Drawing): void {
  const { shape } = drawing.scene.room.stage;
  if (shape === 'screen') drawScreen(drawing);
  else if (shape === 'pitch') drawPitch(drawing);
  else drawPlatform(drawing);
  labelStage(drawing);
}

/** A bent screen, and its light on the front rows. */
function drawScreen({ context, scene, palette, view }: Drawing): void {
  const { x, y, width, height } = scene.room.stage;
  const [left, right, bottom] = [x, x + width, y + height];
  const bend = width * SCREEN_BEND;
  const reach = bottom + width * LIGHT_REACH;
  const middle = x + width / 2;
  const light = context.createLinearGradient(0, y, 0, reach);
  light.addColorStop(0, palette.bulb);
  light.addColorStop(1, faded(palette.bulb));
  context.fillStyle = light;
  context.globalAlpha = 0.26;
  context.beginPath();
  context.moveTo(left, bottom);
  context.quadraticCurveTo(middle, bottom - 2 * bend, right, bottom);
  context.lineTo(right + width * LIGHT_SPREAD, reach);
  context.lineTo(left - width * LIGHT_SPREAD, reach);
  context.closePath();
  context.fill();
  context.globalAlpha = 1;
  context.beginPath();
  context.moveTo(left, bottom);
  context.quadraticCurveTo(middle, bottom - 2 * bend, right, bottom);
  context.strokeStyle = palette.bulb;
  context.lineWidth = Math.max(16, 4 / view.scale);
  context.lineCap = 'round';
  context.stroke();
}

/** The same colour, not to be seen: `transparent` alone would fade through grey. */
function faded(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)');
}

function drawPlatform({ context, scene, palette, view }: Drawing): void {
  const { x, y, width, height, shape } = scene.room.stage;
  const radius = Math.min(width, height) / 10;
  const light = context.createLinearGradient(0, y, 0, y + height);
  light.addColorStop(0, palette.raised);
  light.addColorStop(1, palette.bulb);
  context.beginPath();
  context.roundRect(x, y, width, height, [radius, radius, radius * 2, radius * 2]);
  context.fillStyle = light;
  context.globalAlpha = 0.34;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = palette.bulb;
  context.lineWidth = 1.5 / view.scale;
  context.stroke();
  if (shape !== 'court') return;
  context.beginPath();
  context.moveTo(x + width / 2, y);
  context.lineTo(x + width / 2, y + height);
  context.ellipse(x + width / 2, y + height / 2, height / 7, height / 7, 0, 0, 2 * Math.PI);
  context.stroke();
}

/** Mown grass inside the boundary, with the strip in its middle. */
function drawPitch({ context, scene, palette, view }: Drawing): void {
  const { x, y, width, height } = scene.room.stage;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const ellipse = (share: number) => {
    context.beginPath();
    context.ellipse(middle.x, middle.y, (width / 2) * share, (height / 2) * share, 0, 0, 7);
  };
  context.fillStyle = palette.good;
  for (const [share, alpha] of [
    [1.22, 0.16],
    [0.86, 0.1],
    [0.5, 0.1],
  ] as const) {
    ellipse(share);
    context.globalAlpha = alpha;
    context.fill();
  }
  context.globalAlpha = 1;
  ellipse(1.22);
  context.strokeStyle = palette.good;
  context.lineWidth = 2 / view.scale;
  context.stroke();
  context.fillStyle = palette.bulb;
  context.globalAlpha = 0.5;
  context.fillRect(middle.x - width / 60, middle.y - height / 9, width / 30, height / 4.5);
  context.globalAlpha = 1;
}

/** The words that drawings use when they name nothing of their own; said in the buyer's language. */
const PLAIN_LABELS = { screen: 'Screen', stage: 'Stage', pitch: 'Pitch', court: 'Court' };

function labelStage(drawing: Drawing): void {
  const { context, scene, palette, view, words } = drawing;
  const { x, y, width, height, shape, label } = scene.room.stage;
  const plain = label === PLAIN_LABELS[shape];
  const name = (plain ? words.t(`seats.stage.${shape}`) : label).toLocaleUpperCase(words.locale);
  const isScreen = shape === 'screen';
  const roomPx = (isScreen ? width / 4 : Math.min(height / 1.6, width / 6)) * view.scale;
  const px = lettersPx(isScreen ? 30 : height / 4, drawing, 10, 15);
  if (roomPx < px) return;
  const below = isScreen ? height : shape === 'pitch' ? height * 0.74 : height / 2;
  context.fillStyle = palette.muted;
  // Only Latin letters may stand apart: those of India's scripts hold hands.
  const spacing = /^[\u0020-\u024f]*$/.test(name) ? 0.24 : 0;
  lettered(drawing, { px, spacing }, (write) =>
    write(name, { x: x + width / 2, y: y + below }, isScreen ? px * 1.5 : 0),
  );
}
