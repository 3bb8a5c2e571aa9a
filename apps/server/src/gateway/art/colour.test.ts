import { describe, expect, it } from 'vitest';
import { contrast, mix, READABLE_CONTRAST, readableInk, worstContrast } from './colour.ts';
import { seeded } from './seeded.ts';
import { inksOf } from './tints.ts';

const anyColour = (rng: ReturnType<typeof seeded>): string =>
  `#${rng.int(0, 0xffffff).toString(16).padStart(6, '0')}`;

describe('colour', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('mixes from the one colour to the other', () => {
    expect(mix('#123456', '#fedcba', 0)).toBe('#123456');
    expect(mix('#123456', '#fedcba', 1)).toBe('#fedcba');
  });

  it('keeps most of the colour half way between opposite hues', () => {
    const middle = mix('#1050d0', '#d0a010', 0.5);
    const values = [1, 3, 5].map((i) => Number.parseInt(middle.slice(i, i + 2), 16));
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(40);
  });

  it('finds a readable ink for any one ground and any wish', () => {
    const rng = seeded('grounds');
    for (let i = 0; i < 500; i += 1) {
      const ground = anyColour(rng);
      const ink = readableInk([ground], [anyColour(rng), anyColour(rng)]);
      expect(worstContrast(ink, [ground])).toBeGreaterThanOrEqual(READABLE_CONTRAST);
    }
  });

  it('takes the first wish that is readable', () => {
    expect(readableInk(['#000000'], ['#111111', '#ffcc00', '#ffffff'])).toBe('#ffcc00');
  });
});

describe('inksOf', () => {
  it('puts any palette in order from near-black to near-white', () => {
    const rng = seeded('palettes');
    for (let i = 0; i < 200; i += 1) {
      const inks = inksOf([anyColour(rng), anyColour(rng), anyColour(rng)], seeded(`${i}`));
      expect(contrast(inks.deep, inks.paper)).toBeGreaterThan(14);
      expect(contrast(inks.dark, inks.light)).toBeGreaterThan(7);
    }
  });

  it('repairs what is not a colour, and does it the same way each time', () => {
    const broken = ['red', 'url(#x)', ''];
    const inks = inksOf(broken, seeded('one'));
    for (const ink of Object.values(inks)) expect(ink).toMatch(/^#[0-9a-f]{6}$/);
    expect(inksOf(broken, seeded('one'))).toEqual(inks);
  });
});
