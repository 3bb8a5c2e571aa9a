import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { fitText } from './fit-text.ts';

/** Every letter as wide as half its height. */
const measure = (text: string, size: number) => (text.length * size) / 2;

describe('fitting text into a frame', () => {
  test('takes the largest size that fits without breaking a word', () => {
    const frame = { width: 50, linesMax: 1, sizes: [20, 10, 5] } as const;
    expect(fitText('abcde', frame, measure)).toEqual({ size: 20, lines: ['abcde'] });
    expect(fitText('abcde fghi', frame, measure)).toEqual({ size: 10, lines: ['abcde fghi'] });
  });

  test('wraps between words while lines last', () => {
    const frame = { width: 50, linesMax: 2, sizes: [10] } as const;
    expect(fitText('one two three', frame, measure).lines).toEqual(['one two', 'three']);
  });

  test('a height limits the lines of the larger sizes', () => {
    const frame = { width: 50, linesMax: 3, height: 27, sizes: [20, 10] } as const;
    expect(fitText('abcde fgh', frame, measure)).toEqual({ size: 10, lines: ['abcde fgh'] });
  });

  test('breaks a word that never fits, and marks the break', () => {
    const frame = { width: 25, linesMax: 3, sizes: [10] } as const;
    expect(fitText('abcdefghij', frame, measure).lines).toEqual(['abcd-', 'efgh-', 'ij']);
  });

  test('says so when something had to go', () => {
    const frame = { width: 25, linesMax: 1, sizes: [10] } as const;
    expect(fitText('abcdefghij', frame, measure).lines).toEqual(['abcd…']);
    expect(fitText('ab cd ef', frame, measure).lines).toEqual(['ab c…']);
  });

  property.prop([
    fc.string({ unit: 'grapheme-ascii', maxLength: 120 }),
    fc.integer({ min: 30, max: 200 }),
  ])('never leaves the frame, whatever is written', (text, width) => {
    const { size, lines } = fitText(text, { width, linesMax: 2, sizes: [20, 10, 6] }, measure);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(width);
  });
});
