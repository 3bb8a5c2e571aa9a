import { describe, expect, test } from 'vitest';
import { cleanText, type Face, splitIntoRuns } from './font-runs.ts';
import { facesOf } from './fonts.ts';

function face(name: string, letters: RegExp): Face & { name: string } {
  return { name, covers: (code) => letters.test(String.fromCodePoint(code)) };
}

const latin = face('latin', /[\u0020-\u007f\ufffd]/);
const signs = face('signs', /[₹ł]/);
const indic = face('indic', /[\u0900-\u097f₹ \u200d]/);
const split = (text: string) =>
  splitIntoRuns(text, [latin, signs, indic]).map((run) => [run.face.name, run.text]);

describe('font runs', () => {
  test('a change of script is a change of face', () => {
    expect(split('Dangal दंगल 2')).toEqual([
      ['latin', 'Dangal '],
      ['indic', 'दंगल '],
      ['latin', '2'],
    ]);
  });

  test('a sign goes to the first face that has it, or to the one already writing', () => {
    expect(split('₹250')).toEqual([
      ['signs', '₹'],
      ['latin', '250'],
    ]);
    expect(split('दंगल ₹')).toEqual([['indic', 'दंगल ₹']]);
  });

  test('letters keep their marks and joiners', () => {
    expect(split('क्‍ष')).toEqual([['indic', 'क्‍ष']]);
    expect(split('a\u200db')).toEqual([['latin', 'ab']]);
  });

  test('what nobody can draw becomes one sign that says so', () => {
    expect(split('x 👩‍👩‍👧 y')).toEqual([['latin', 'x \ufffd y']]);
  });

  test('clean text is composed, on one line, and hides nothing', () => {
    expect(cleanText(' a\u0301\n\tb\u202e\u0007c\ufeff  ')).toBe('á bc');
  });

  test.each(['regular', 'bold'] as const)(
    'the %s fonts have what Indian tickets need',
    (weight) => {
      for (const character of '₹ abc XYZ 0123456789 दंगल क्रिकेट लक्ष्मी · – “” … ß Ł Ж Ω ệ') {
        const code = character.codePointAt(0) ?? 0;
        expect(
          facesOf(weight).some((f) => f.covers(code)),
          character,
        ).toBe(true);
      }
    },
  );
});
