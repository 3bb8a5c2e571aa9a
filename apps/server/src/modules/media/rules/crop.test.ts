import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { cropTo } from './crop.ts';

const MIDDLE = { x: 0.5, y: 0.5 };

describe('cropTo', () => {
  it.each([
    [{ width: 600, height: 900 }, 2 / 3, MIDDLE, { left: 0, top: 0, width: 600, height: 900 }],
    [{ width: 900, height: 900 }, 2 / 3, MIDDLE, { left: 150, top: 0, width: 600, height: 900 }],
    [
      ...([{ width: 900, height: 900 }, 2 / 3, { x: 0, y: 1 }] as const),
      { left: 0, top: 0, width: 600, height: 900 },
    ],
    [
      ...([{ width: 1600, height: 1600 }, 16 / 9, { x: 0.5, y: 1 }] as const),
      { left: 0, top: 700, width: 1600, height: 900 },
    ],
  ])('of %j in %f at %j keeps %j', (size, ratio, focus, crop) => {
    expect(cropTo(size, ratio, focus)).toEqual(crop);
  });

  const side = fc.integer({ min: 1, max: 20_000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  test.prop([side, side, fc.constantFrom(2 / 3, 16 / 9), share, share])(
    'never leaves the picture',
    (width, height, ratio, x, y) => {
      const crop = cropTo({ width, height }, ratio, { x, y });
      expect(Math.min(crop.width, crop.height)).toBeGreaterThan(0);
      expect(Math.min(crop.left, crop.top)).toBeGreaterThanOrEqual(0);
      expect(crop.left + crop.width).toBeLessThanOrEqual(width);
      expect(crop.top + crop.height).toBeLessThanOrEqual(height);
      expect(crop.width === width || crop.height === height).toBe(true);
    },
  );
});
