import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clockText, durationText, waitText } from './wording.ts';
import { createRoomWords, type RoomTexts } from './words.ts';

const FOLDER = new URL('./words/', import.meta.url);
const textsIn = (file: string): RoomTexts =>
  JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

function flat(texts: RoomTexts): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([section, names]) =>
      typeof names === 'string'
        ? []
        : Object.entries(names as Record<string, string>).map(
            ([name, text]) => [`${section}.${name}`, text] as const,
          ),
    ),
  );
}
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe.each(readdirSync(FOLDER))('the words of %s', (file) => {
  const english = flat(textsIn('en.json'));
  const texts = flat(textsIn(file));

  it('say all that English says, and nothing else, with the same values', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [address, text] of texts) {
      expect(placeholders(text), address).toEqual(placeholders(english.get(address) ?? ''));
    }
  });
});

const words = createRoomWords(textsIn('en.json'));

it.each([
  [0, 1, 'under 1 min'],
  [12, 15, '12 to 15 min'],
  [5, 5, 'about 5 min'],
  [55, 75, '55 min to 1 h 15 min'],
  [60, 120, '1 h to 2 h'],
  [20, null, 'at least 20 min'],
  [0, null, 'nobody can say yet'],
])('a wait from %s to %s minutes is told as %s', (fromMinutes, toMinutes, text) => {
  const told = { fromMinutes, toMinutes } as Parameters<typeof waitText>[0];
  expect(waitText(told, words)).toBe(text);
});

it.each([
  [0, '0:00'],
  [1, '0:01'],
  [65_000, '1:05'],
  [7_205_000, '2:00:05'],
])('%d ms left are shown as %s', (ms, text) => {
  expect(clockText(ms)).toBe(text);
});

it.each([
  [1_000, 'one second'],
  [45_000, '45 seconds'],
  [60_000, 'one minute'],
  [600_000, '10 minutes'],
])('%d ms are %s', (ms, text) => {
  expect(durationText(ms, words)).toBe(text);
});
