import type { Point } from '../../canvas/geometry.ts';
import type { Drawing } from './draw-room.ts';

export interface Lettering {
  /** Height of the letters on the screen; whole pixels, because each size costs a font. */
  readonly px: number;
  readonly weight?: number;
  /** Between letters, as a share of their height. */
  readonly spacing?: number;
}

export function setLettering({ context, palette }: Drawing, lettering: Lettering): void {
  const { px, weight = 500, spacing = 0 } = lettering;
  context.font = `${weight} ${px}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // Not in every browser; there the letters stand closer.
  if ('letterSpacing' in context) context.letterSpacing = `${px * spacing}px`;
}

/**
 * Hands out a pen that writes at points of the drawing with letters of the screen's size: letters
 * that grew with each frame of a zoom would be made anew for each.
 */
export function lettered(
  drawing: Drawing,
  lettering: Lettering,
  work: (write: (words: string, at: Point, downPx?: number) => void) => void,
): void {
  const { context, view, pixels } = drawing;
  context.save();
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  setLettering(drawing, lettering);
  work((words, { x, y }, downPx = 0) =>
    context.fillText(words, x * view.scale + view.x, y * view.scale + view.y + downPx),
  );
  context.restore();
}

/** Letters that are `cm` high where they can be read, and between the two sizes anywhere. */
export function lettersPx(cm: number, { view }: Drawing, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, cm * view.scale)));
}
