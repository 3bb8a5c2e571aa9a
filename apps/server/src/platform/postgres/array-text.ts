/**
 * An array parameter in PostgreSQL's own notation, several times faster than the driver writes it:
 * arrays of hundreds are what batches are made of. Takes texts, numbers, booleans, instants and
 * nulls; `undefined` for anything else, which is left to the driver.
 * Source: PostgreSQL documentation, 8.15.6 "Array Input and Output Syntax".
 */
export function arrayText(items: readonly unknown[]): string | undefined {
  const texts: string[] = [];
  let lastInstant: Date | undefined;
  let lastInstantText = '';
  for (const item of items) {
    if (typeof item === 'string') {
      texts.push(NEEDS_ESCAPE.test(item) ? `"${item.replaceAll(/["\\]/g, '\\$&')}"` : `"${item}"`);
    } else if (item === null) {
      texts.push('NULL');
    } else if (typeof item === 'number' || typeof item === 'boolean') {
      texts.push(String(item));
    } else if (item instanceof Date) {
      // A batch has one present moment, so the same instant comes again and again.
      if (item !== lastInstant) lastInstantText = item.toISOString();
      lastInstant = item;
      texts.push(lastInstantText);
    } else {
      return undefined;
    }
  }
  return `{${texts.join(',')}}`;
}

const NEEDS_ESCAPE = /["\\]/;
