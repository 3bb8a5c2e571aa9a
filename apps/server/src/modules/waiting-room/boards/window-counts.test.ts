import { describe, expect, it } from 'vitest';
import { WindowCounts } from './window-counts.ts';

const WINDOW_MS = 600_000;

describe('counts of a source', () => {
  it('let so many pass in a window, say how long it lasts, and begin anew after it', () => {
    const counts = new WindowCounts(WINDOW_MS);
    expect([0, 1, 2].map((ms) => counts.tryOne('a', 2, ms))).toEqual([null, null, 599_998]);
    expect(counts.tryOne('b', 2, 3)).toBeNull();
    expect(counts.tryOne('a', 2, WINDOW_MS)).toBeNull();
  });

  it('can be given back, and let nobody pass where the limit is none', () => {
    const counts = new WindowCounts(WINDOW_MS);
    counts.tryOne('a', 1, 0);
    counts.giveBack('a', 1);
    expect([counts.tryOne('a', 1, 1), counts.tryOne('a', 1, 1)]).toEqual([null, 599_999]);
    counts.giveBack('b', 1);
    expect(counts.tryOne('b', 0, 1)).toBe(WINDOW_MS);
  });

  it('are not raised by who was refused', () => {
    const counts = new WindowCounts(WINDOW_MS);
    counts.tryOne('a', 1, 0);
    for (let n = 0; n < 5; n += 1) counts.tryOne('a', 1, 1);
    expect(counts.tryOne('a', 2, 2)).toBeNull();
  });
});
