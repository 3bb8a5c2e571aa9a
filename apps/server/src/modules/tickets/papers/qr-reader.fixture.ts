import jsqr from 'jsqr';
import { type QrBar, QUIET_MODULES } from './qr.ts';

const PIXELS_PER_MODULE = 4;

/** Photographs bars of dark modules and reads the code as a scanner would. */
export function scanBars(bars: readonly QrBar[]): string | undefined {
  const modules = Math.max(...bars.map(({ x, length }) => x + length));
  const width = (modules + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const bar of bars) {
    const left = (bar.x + QUIET_MODULES) * PIXELS_PER_MODULE;
    const top = (bar.y + QUIET_MODULES) * PIXELS_PER_MODULE;
    for (let y = top; y < top + PIXELS_PER_MODULE; y++) {
      for (let x = left; x < left + bar.length * PIXELS_PER_MODULE; x++) {
        pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
      }
    }
  }
  return jsqr.default(pixels, width, width)?.data;
}

/** The bars of a QR code drawn as one SVG path of horizontal strokes. */
export function barsOfSvg(svg: string): QrBar[] {
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  const bars: QrBar[] = [];
  let x = 0;
  let y = 0;
  for (const [, command, numbers = ''] of path.matchAll(/([Mmh])([-\d. ]+)/g)) {
    const [first = 0, second = 0] = numbers.split(' ').map(Number);
    if (command === 'h') {
      bars.push({ x: x - QUIET_MODULES, y: y - QUIET_MODULES, length: first });
      x += first;
    } else if (command === 'M') {
      x = first;
      y = second - 0.5;
    } else {
      x += first;
    }
  }
  return bars;
}
