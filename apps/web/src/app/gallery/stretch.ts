/** German says in sixteen letters what English says in ten. */
const LONGER_BY = 0.6;

/**
 * The same text in longer words, as an unwritten language would have them: each word of three
 * letters or more goes on with its own beginning. Placeholders stay what they are.
 */
export function stretchText(text: string): string {
  return text.replace(/\{\{\w+\}\}|\p{L}{3,}/gu, (word) =>
    word.startsWith('{{')
      ? word
      : word + word.toLowerCase().slice(0, Math.ceil(word.length * LONGER_BY)),
  );
}

/** Every text of a language's file, stretched; `locale` is no text. */
export function stretchMessages<T extends object>(messages: T): T {
  return Object.fromEntries(
    Object.entries(messages).map(([name, value]) => [name, stretched(name, value)]),
  ) as T;
}

function stretched(name: string, value: unknown): unknown {
  if (typeof value === 'string') return name === 'locale' ? value : stretchText(value);
  return stretchMessages(Object(value));
}
