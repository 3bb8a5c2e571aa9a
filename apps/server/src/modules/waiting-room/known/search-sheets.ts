import type { Queryable } from '#platform/postgres/tx';
import { unpackGaps } from './gaps.ts';
import { unpackPrints } from './prints.ts';
import { SHEET_NUMBERS } from './sheet-index.ts';
import { type KnownRow, readKnownBetween } from './store/known-buyers.ts';

/** Sheets read by one statement: up to 600 KB, looked through in some 2 ms. */
const SHEETS_PER_READ_MAX = 32;

interface Sought {
  readonly roomId: string;
  readonly sheet: number;
  readonly prints: number[];
}

/** Names a question for `searchSheets`: which number has this print on this sheet? */
export function searchKey(roomId: string, sheet: number, print: number): string {
  return `${print} ${sheet} ${roomId}`;
}

/**
 * Answers many questions about what is stored, by key: the lowest number of the print on its
 * sheet; who is not there has no answer. A sheet is read once, however many ask about it.
 */
export async function searchSheets(
  db: Queryable,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const sheets = [...bySheet(keys).values()];
  for (let at = 0; at < sheets.length; at += SHEETS_PER_READ_MAX) {
    const some = sheets.slice(at, at + SHEETS_PER_READ_MAX);
    const sought = new Map(some.map((one) => [sheetKey(one.roomId, one.sheet), one]));
    const spans = some.map(({ roomId, sheet }) => ({
      roomId,
      first: sheet * SHEET_NUMBERS,
      last: (sheet + 1) * SHEET_NUMBERS - 1,
    }));
    for (const row of await readKnownBetween(db, spans)) {
      const sheet = Math.floor(row.from_number / SHEET_NUMBERS);
      const asked = sought.get(sheetKey(row.room_id, sheet));
      if (asked) lookThrough(row, asked, found);
    }
  }
  return found;
}

function lookThrough(
  row: KnownRow,
  { roomId, sheet, prints }: Sought,
  found: Map<string, number>,
): void {
  const stored = unpackPrints(row.prints);
  for (const print of prints) {
    const at = stored.indexOf(print);
    if (at < 0) continue;
    const number = unpackGaps(row.from_number, stored.length, row.gaps)[at] as number;
    const key = searchKey(roomId, sheet, print);
    found.set(key, Math.min(number, found.get(key) ?? number));
  }
}

function bySheet(keys: readonly string[]): Map<string, Sought> {
  const sheets = new Map<string, Sought>();
  for (const key of keys) {
    const [print = '', sheet = '', ...rest] = key.split(' ');
    const roomId = rest.join(' ');
    const name = sheetKey(roomId, Number(sheet));
    const sought = sheets.get(name) ?? { roomId, sheet: Number(sheet), prints: [] };
    sought.prints.push(Number(print));
    sheets.set(name, sought);
  }
  return sheets;
}

function sheetKey(roomId: string, sheet: number): string {
  return `${sheet} ${roomId}`;
}
