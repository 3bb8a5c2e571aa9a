import { readdirSync, readFileSync } from 'node:fs';
import { GateReason } from '@houseful/contract/gate';
import { describe, expect, it } from 'vitest';
import { createGateWords, type GateTexts } from './words.ts';

const FOLDER = new URL('./words/', import.meta.url);
const textsIn = (file: string): GateTexts =>
  JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

function flat(texts: GateTexts): Map<string, string> {
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

describe.each(readdirSync(FOLDER))('the words of the scanner, %s', (file) => {
  const english = flat(textsIn('en.json'));
  const texts = flat(textsIn(file));

  it('say all that English says, and nothing else, with the same values', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [address, text] of texts) {
      expect(placeholders(text), address).toEqual(placeholders(english.get(address) ?? ''));
    }
  });

  it('have a word for every verdict', () => {
    for (const reason of GateReason.options) expect(texts.get(`verdict.${reason}`)).toBeTruthy();
  });
});

it('counts', () => {
  const words = createGateWords(textsIn('en.json'));
  expect(words.counted('scan.waiting', 1)).toBe('One scan waits');
  expect(words.counted('scan.waiting', 12)).toBe('12 scans wait');
});
