import { describe, expect, it } from 'vitest';
import { shortened, tiers, titleWords } from './line-breaks.ts';
import { type Fit, fitTitle } from './title-fit.ts';
import { createTypefaces, type FaceName } from './typefaces.ts';

const face = createTypefaces();
const FACES: FaceName[] = [
  'bebas',
  'oswald',
  'oswaldThin',
  'abril',
  'rozha',
  'righteous',
  'limelight',
  'grotesk',
  'groteskItalic',
];

function fit(over: Partial<Fit> = {}): Fit {
  return {
    face: face('bebas'),
    maxWidth: 500,
    maxHeight: 240,
    shape: 'even',
    maxSize: 240,
    maxLines: 5,
    tracking: 0,
    gap: 0.17,
    capitals: true,
    smallLines: true,
    ...over,
  };
}

describe('fitTitle', () => {
  it.each(FACES)('keeps every name inside its place in the face %s', (name) => {
    for (const shape of ['even', 'block'] as const) {
      for (const title of [
        '83',
        'RRR',
        'Dilwale Dulhania Le Jayenge',
        'W'.repeat(90),
        'gjpqy '.repeat(12),
        'तारे ज़मीन पर',
      ]) {
        const fitted = fitTitle(title, fit({ face: face(name), shape, capitals: false }));
        expect(fitted?.width).toBeLessThanOrEqual(500.5);
        expect(fitted?.height).toBeLessThanOrEqual(240.5);
      }
    }
  });

  it('never lets one line touch the next', () => {
    const fitted = fitTitle(
      'gypsy happy jumping quay',
      fit({ face: face('abril'), capitals: false, maxWidth: 220 }),
    );
    const lines = fitted?.lines ?? [];
    expect(lines.length).toBeGreaterThan(1);
    lines.slice(1).forEach((line, i) => {
      const above = lines[i] as (typeof lines)[number];
      const foot = above.baseline + above.run.ink.bottom * above.size;
      expect(line.baseline + line.run.ink.top * line.size).toBeGreaterThan(foot);
    });
  });

  it('breaks a long name into balanced lines and leaves a short one alone', () => {
    expect(fitTitle('Dilwale Dulhania Le Jayenge', fit())?.lines.length).toBeGreaterThan(1);
    expect(fitTitle('RRR', fit())?.lines).toHaveLength(1);
  });

  it('makes every full line of a block as wide as the block', () => {
    const fitted = fitTitle('Chhello Show', fit({ shape: 'block', maxHeight: 800, maxSize: 800 }));
    for (const line of fitted?.lines ?? []) expect(line.width).toBeCloseTo(fitted?.width ?? 0, 0);
  });

  it('has nothing to say when no font can draw the name', () => {
    expect(fitTitle('', fit())).toBeNull();
    expect(fitTitle('   ', fit())).toBeNull();
  });

  it('bounds the words of the longest name there can be', () => {
    expect(titleWords('a '.repeat(500)).length).toBeLessThanOrEqual(40);
  });
});

describe('line breaks', () => {
  it('parts a name in two tiers at its colon or dash', () => {
    expect(tiers('Coldplay: Music of the Spheres')).toEqual({
      head: 'Coldplay',
      tail: 'Music of the Spheres',
    });
    expect(tiers('Kantara – Chapter 1')).toEqual({ head: 'Kantara', tail: 'Chapter 1' });
    expect(tiers('Spider-Man')).toEqual({ head: 'Spider-Man', tail: null });
    expect(tiers(':::')).toEqual({ head: ':::', tail: null });
  });

  it('keeps a number with the word before it', () => {
    expect(titleWords('Drishyam 2')).toEqual(['Drishyam 2']);
    expect(titleWords('3 Idiots')).toEqual(['3', 'Idiots']);
  });

  it('cuts a text that is too long at a word, with an ellipsis', () => {
    expect(shortened('one two three four', 12)).toBe('one two…');
    expect(shortened('short', 12)).toBe('short');
  });
});
