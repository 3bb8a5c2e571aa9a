import { describe, expect, test } from 'vitest';
import { createWedge } from './wedge.ts';

const BARE = { ctrlKey: false, altKey: false, metaKey: false };

/** What is heard, key by key; `~` stands for a pause of 300 ms. */
function typed(text: string, gapMs: number): (string | null)[] {
  let timeStamp = 0;
  const wedge = createWedge();
  return [...text].map((character) => {
    timeStamp += character === '~' ? 300 : gapMs;
    if (character === '~') return null;
    return wedge({ key: character === '\n' ? 'Enter' : character, timeStamp, ...BARE });
  });
}
const heard = (text: string, gapMs = 8) => typed(text, gapMs).filter(Boolean);

describe('a hand scanner', () => {
  test('is heard whole, spaces and signs and all', () => {
    expect(heard('HF1:P60I5J $%*+-./:\n')).toEqual(['HF1:P60I5J $%*+-./:']);
  });

  test('is heard again for the next ticket', () => {
    expect(heard('HF1:AAA\n~~HF1:BBB\n')).toEqual(['HF1:AAA', 'HF1:BBB']);
  });

  test('is heard whole on a device that is busy', () => {
    expect(heard('HF1:P60I~5JAL~0\n')).toEqual(['HF1:P60I5JAL0']);
    expect(heard('H~F1~:P60I\n')).toEqual(['HF1:P60I']);
    expect(heard('H~e~m~a\n')).toEqual([]);
  });

  test('is told from a person who types', () => {
    expect(heard('K7QM4PXD-1\n', 140)).toEqual([]);
    expect(heard('word~K7QM4PXD-1\n')).toEqual(['K7QM4PXD-1']);
  });

  test('is not made of an Enter alone, or of a few quick letters', () => {
    expect(heard('\nokay\n')).toEqual([]);
  });

  test('may hold Shift', () => {
    const wedge = createWedge();
    const keys = ['Shift', 'H', 'Shift', 'F', '1', 'Shift', ':', 'A', 'B', 'C', 'Enter'];
    expect(keys.map((key, index) => wedge({ key, timeStamp: index * 5, ...BARE })).at(-1)).toBe(
      'HF1:ABC',
    );
  });
});
