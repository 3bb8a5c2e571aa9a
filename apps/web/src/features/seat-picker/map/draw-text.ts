import type { Point } from '../model/geometry.ts';
import type { Drawing } from './draw-room.ts';

export interface Lettering {
  /** Height of the letters, in the drawing's centimetres. */
  readonly size: number;
  readonly weight?: number;
  readonly family?: string;
  readonly spacing?: number;
}

export function setLettering({ context, palette }: Drawing, lettering: Lettering): void {
  const { size, weight = 500, family = palette.font, spacing = 0 } = lettering;
  context.font = `${weight} ${size}px ${family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // Not in every browser; there the letters stand closer.
  if ('letterSpacing' in context) context.letterSpacing = `${spacing}px`;
}

export function write(drawing: Drawing, words: string, at: Point, lettering: Lettering): void {
  setLettering(drawing, lettering);
  drawing.context.fillText(words, at.x, at.y);
}
