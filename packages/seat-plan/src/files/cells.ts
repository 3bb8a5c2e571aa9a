import type { FileFlaw } from './flaw.ts';

/** One line of a CSV file, by where it begins: a quoted cell may have lines of its own. */
export interface CellLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that no spreadsheet computes: an apostrophe stands before what would be a formula. */
export function safeText(text: string): string {
  return FORMULA.test(text) || /^'[=+\-@\t\r']/.test(text) ? `'${text}` : text;
}

/** The text that `safeText` was given. */
export function plainText(cell: string): string {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
}

export function writeCells(lines: readonly (readonly (string | number)[])[]): string {
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n;\t]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** RFC 4180, also with semicolons or tabs, as spreadsheets of other countries write it. Empty lines are left out. */
export function readCells(text: string): { lines: CellLine[] } | { flaw: FileFlaw } {
  const source = text.replace(/^\uFEFF/, '');
  const mark = markOf(source);
  const lines: CellLine[] = [];
  let [line, start] = [1, 1];
  let cells: string[] = [];
  let cell = '';
  let quotedFrom: { line: number; column: number } | null = null;

  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endLine = () => {
    endCell();
    if (cells.some((one) => one.trim() !== '')) lines.push({ line: start, cells });
    cells = [];
    start = line;
  };

  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === '\n') line += 1;
    if (quotedFrom) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quotedFrom = null;
    } else if (sign === '"' && cell === '') quotedFrom = { line, column: cells.length + 1 };
    else if (sign === mark) endCell();
    else if (sign === '\n') endLine();
    else if (sign !== '\r' || source[at + 1] !== '\n') cell += sign;
  }
  if (quotedFrom) return { flaw: { ...quotedFrom, code: 'open-quote', values: {} } };
  endLine();
  return { lines };
}

/** What stands between two names of the first line. */
function markOf(source: string): string {
  const head = source.slice(0, source.search(/[\r\n]|$/));
  const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}
