/** Where in a JSON text a value begins: offset of each step of the way to it, as far as the way goes. */
export function locate(text: string, path: readonly (string | number)[]): number {
  let at = skipBlank(text, 0);
  for (const step of path) {
    const next =
      text[at] === '[' ? intoList(text, at, Number(step)) : intoObject(text, at, String(step));
    if (next === null) break;
    at = next;
  }
  return at;
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

function intoList(text: string, at: number, place: number): number | null {
  let item = skipBlank(text, at + 1);
  for (let passed = 0; text[item] !== ']'; passed += 1) {
    if (passed === place) return item;
    item = skipBlank(text, endOfValue(text, item));
    if (text[item] !== ',') return null;
    item = skipBlank(text, item + 1);
  }
  return null;
}

function intoObject(text: string, at: number, name: string): number | null {
  if (text[at] !== '{') return null;
  let item = skipBlank(text, at + 1);
  while (text[item] === '"') {
    const end = endOfText(text, item);
    const isIt = JSON.parse(text.slice(item, end)) === name;
    const value = skipBlank(text, skipBlank(text, end) + 1);
    if (isIt) return value;
    item = skipBlank(text, endOfValue(text, value));
    if (text[item] !== ',') return null;
    item = skipBlank(text, item + 1);
  }
  return null;
}

function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"') at = endOfText(text, at) - 1;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (sign === ',' && depth === 0) return at;
    at += 1;
    if (depth === 0 && sign === '"') return at;
  }
  return at;
}

function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}
