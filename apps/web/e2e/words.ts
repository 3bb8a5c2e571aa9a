import { readFileSync } from 'node:fs';

/** Finds what the shop says, whatever values are filled in. */
export type Said = (address: string) => RegExp;

type Texts = { readonly [name: string]: string | Texts };

function textsOf(language: string): Texts {
  const file = new URL(`../src/lib/i18n/languages/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** `said('checkout.payTotal')` is `/^Pay .+$/`; of a counted text, any of its forms. */
function sayer(language: string): Said {
  const texts = textsOf(language);
  return (address) => {
    const path = address.split('.');
    const name = path.pop() ?? '';
    const section = path.reduce<Texts>((above, step) => above[step] as Texts, texts);
    const forms = Object.entries(section ?? {})
      .filter(([key]) => key === name || new RegExp(`^${name}_(one|other)$`).test(key))
      .map(([, text]) => patternOf(String(text)));
    if (forms.length === 0) throw new Error(`The shop says no “${address}” in ${language}`);
    return new RegExp(`^\\s*(${forms.join('|')})\\s*$`);
  };
}

function patternOf(text: string): string {
  return text
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+');
}

export const english = sayer('en');
export const hindi = sayer('hi');

/** Every English text of some length, as a pattern of its own: what no other language may show. */
export function englishTexts(): RegExp[] {
  const all = (texts: Texts): string[] =>
    Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : all(text)));
  return all(textsOf('en'))
    .filter((text) => /\p{L}{3,}/u.test(text.replace(/\{\{\w+\}\}/g, '')))
    .map((text) => new RegExp(`^\\s*${patternOf(text)}\\s*$`));
}
