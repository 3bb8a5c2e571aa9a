export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What of a picture of another shape is kept: 0 its left or upper end, 1 the other one. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

export interface Crop extends Size {
  readonly left: number;
  readonly top: number;
}

/** The largest part of that shape (width by height), where the focus says; always within the picture, in whole pixels. */
export function cropTo({ width, height }: Size, ratio: number, focus: Focus): Crop {
  const isTooWide = width / height > ratio;
  const kept = isTooWide
    ? { width: Math.max(1, Math.min(width, Math.round(height * ratio))), height }
    : { width, height: Math.max(1, Math.min(height, Math.round(width / ratio))) };
  return {
    ...kept,
    left: Math.round((width - kept.width) * focus.x),
    top: Math.round((height - kept.height) * focus.y),
  };
}
