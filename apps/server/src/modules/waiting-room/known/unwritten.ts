import { SHEET_NUMBERS } from './sheet-index.ts';

/** What one process noted on one sheet of a room since the last flush: what becomes a row. */
export interface Notes {
  readonly roomId: string;
  readonly sheet: number;
  /** Ascending once the notes are closed. */
  readonly numbers: number[];
  /** In the order of the numbers. */
  readonly prints: number[];
}

/**
 * Notes that are not known to be in the database. They stay until `written` says so, at most
 * `notesMax` of them: then the oldest make room, and `takeLost` tells how many did.
 */
export class Unwritten {
  readonly #notesMax: number;
  /** Still written on: by room, then by sheet. */
  readonly #open = new Map<string, Map<number, Notes>>();
  /** On their way, oldest first. */
  readonly #closed = new Set<Notes>();
  /** Sheets that were left to fill up once. */
  readonly #spared = new WeakSet<Notes>();
  #count = 0;
  #lost = 0;

  constructor(notesMax: number) {
    this.#notesMax = notesMax;
  }

  add(roomId: string, number: number, print: number): void {
    const sheet = Math.floor(number / SHEET_NUMBERS);
    const sheets = this.#open.get(roomId) ?? new Map<number, Notes>();
    const notes = sheets.get(sheet) ?? { roomId, sheet, numbers: [], prints: [] };
    notes.numbers.push(number);
    notes.prints.push(print);
    sheets.set(sheet, notes);
    this.#open.set(roomId, sheets);
    this.#count += 1;
    if (this.#count > this.#notesMax) this.#dropOldest();
  }

  /** The lowest number noted for the print on the sheet. */
  find(roomId: string, sheet: number, print: number): number | undefined {
    let lowest: number | undefined;
    for (const notes of this.#of(roomId)) {
      if (notes.sheet !== sheet) continue;
      for (let i = notes.prints.indexOf(print); i >= 0; i = notes.prints.indexOf(print, i + 1)) {
        const number = notes.numbers[i] as number;
        if (lowest === undefined || number < lowest) lowest = number;
      }
    }
    return lowest;
  }

  /** Every note of the room. */
  each(roomId: string, visit: (print: number, number: number) => void): void {
    for (const { prints, numbers } of this.#of(roomId)) {
      for (const [i, number] of numbers.entries()) visit(prints[i] as number, number);
    }
  }

  /** Everything there is, in rows that change no more: who fails to write them finds the same again. */
  close(): Notes[] {
    return this.#close(() => true);
  }

  /** The same without the sheets that are still filling up, each of which is left out once. */
  closeRipe(): Notes[] {
    return this.#close((notes) => {
      const isRipe = notes.numbers.length >= SHEET_NUMBERS || this.#spared.has(notes);
      this.#spared.add(notes);
      return isRipe;
    });
  }

  written(rows: readonly Notes[]): void {
    for (const row of rows) this.#remove(row);
  }

  forget(roomId: string): void {
    for (const notes of [...this.#of(roomId)]) {
      if (!this.#remove(notes)) this.#count -= notes.numbers.length;
    }
    this.#open.delete(roomId);
  }

  /** How many notes were dropped since this was asked last. */
  takeLost(): number {
    const lost = this.#lost;
    this.#lost = 0;
    return lost;
  }

  #close(isReady: (notes: Notes) => boolean): Notes[] {
    for (const [roomId, sheets] of this.#open) {
      for (const [sheet, notes] of sheets) {
        if (!isReady(notes)) continue;
        this.#closed.add(inOrder(notes));
        sheets.delete(sheet);
      }
      if (sheets.size === 0) this.#open.delete(roomId);
    }
    return [...this.#closed];
  }

  *#of(roomId: string): Generator<Notes> {
    for (const notes of this.#closed) if (notes.roomId === roomId) yield notes;
    yield* this.#open.get(roomId)?.values() ?? [];
  }

  #remove(row: Notes): boolean {
    const wasThere = this.#closed.delete(row);
    if (wasThere) this.#count -= row.numbers.length;
    return wasThere;
  }

  #dropOldest(): void {
    const [oldest] = this.#closed.size > 0 ? this.#closed : this.close();
    if (oldest === undefined) return;
    this.#remove(oldest);
    this.#lost += oldest.numbers.length;
  }
}

/** People who joined together may have been noted in another order than they were numbered. */
function inOrder(notes: Notes): Notes {
  const { numbers, prints } = notes;
  if (numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as number))) return notes;
  const order = numbers
    .map((_, i) => i)
    .sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
  return {
    ...notes,
    numbers: order.map((i) => numbers[i] as number),
    prints: order.map((i) => prints[i] as number),
  };
}
