import { PRINT_BITS } from './prints.ts';

/** Consecutive numbers that are looked through together: 18 KB of prints, nine chunks of TOAST to the brim. */
export const SHEET_NUMBERS = 3_992;

const PRINTS = 2 ** PRINT_BITS;
/** A sheet of a part is told in one byte. */
const PART_SHEETS_MAX = 256;
const SLOTS_PER_BUCKET = 4;
/** Buckets of four with two choices each can be filled to 97 %. */
const FULL_TO = 0.94;
const MOVES_MAX = 500;
const NO_SHEET: readonly number[] = [];

/**
 * On which sheets a print may stand: never misses one that was added, and names a wrong one for one
 * stranger in 600 when ten million people are in it. 25.5 bits a number, in parts for ranges of
 * numbers, so that it grows with the room, by 3.3 MB at most, and is never built anew.
 */
export class SheetIndex {
  readonly #parts: (Part | undefined)[] = [];

  add(print: number, number: number): void {
    const sheet = Math.floor(number / SHEET_NUMBERS);
    const at = partOf(sheet);
    const part = (this.#parts[at] ??= new Part(at));
    part.add(print, sheet);
  }

  /** Ascending. */
  sheetsOf(print: number): readonly number[] {
    let sheets: number[] | undefined;
    for (const part of this.#parts) {
      const found = part?.sheetsOf(print);
      if (found !== undefined) sheets = sheets === undefined ? found : sheets.concat(found);
    }
    return sheets ?? NO_SHEET;
  }
}

/** Parts of 1, 3, 12, 48 and 192 sheets, then of 256: a small room is a small index. */
function partOf(sheet: number): number {
  if (sheet >= PART_SHEETS_MAX) return Math.floor(sheet / PART_SHEETS_MAX) + 4;
  if (sheet >= 64) return 4;
  if (sheet >= 16) return 3;
  if (sheet >= 4) return 2;
  return sheet >= 1 ? 1 : 0;
}

function firstSheetOf(part: number): number {
  if (part > 4) return (part - 4) * PART_SHEETS_MAX;
  return part === 0 ? 0 : 4 ** (part - 1);
}

/**
 * A cuckoo table: an entry, a tag of 16 bits and its sheet, lies in one of two buckets, and each
 * of the two is found from the other and the tag alone, so entries make room for each other without the print.
 * Source: Fan, Andersen, Kaminsky, Mitzenmacher, "Cuckoo Filter: Practically Better Than Bloom", 2014.
 */
class Part {
  readonly #firstSheet: number;
  readonly #buckets: number;
  /** 0: empty. */
  readonly #tags: Uint16Array;
  readonly #sheets: Uint8Array;
  /** Who found no room; in practice nobody. */
  readonly #strays: { bucket: number; tag: number; sheet: number }[] = [];
  #turn = 0;

  constructor(part: number) {
    this.#firstSheet = firstSheetOf(part);
    const numbers = (firstSheetOf(part + 1) - this.#firstSheet) * SHEET_NUMBERS;
    this.#buckets = Math.ceil(numbers / SLOTS_PER_BUCKET / FULL_TO);
    this.#tags = new Uint16Array(this.#buckets * SLOTS_PER_BUCKET);
    this.#sheets = new Uint8Array(this.#buckets * SLOTS_PER_BUCKET);
  }

  add(print: number, sheet: number): void {
    let tag = tagOf(print);
    let local = sheet - this.#firstSheet;
    let bucket = this.#bucketOf(print);
    const other = this.#otherBucket(bucket, tag);
    // Rows of others come with one's own among them: what is there is not added again.
    if (this.#has(bucket, tag, local) || this.#has(other, tag, local)) return;
    if (this.#put(bucket, tag, local) || this.#put(other, tag, local)) return;
    for (let moves = 0; moves < MOVES_MAX; moves += 1) {
      this.#turn = (this.#turn + 1) % SLOTS_PER_BUCKET;
      const slot = bucket * SLOTS_PER_BUCKET + this.#turn;
      const movedTag = this.#tags[slot] as number;
      const movedSheet = this.#sheets[slot] as number;
      this.#tags[slot] = tag;
      this.#sheets[slot] = local;
      tag = movedTag;
      local = movedSheet;
      bucket = this.#otherBucket(bucket, tag);
      if (this.#put(bucket, tag, local)) return;
    }
    this.#strays.push({ bucket, tag, sheet: local });
  }

  /** Ascending, each once; undefined for none. */
  sheetsOf(print: number): number[] | undefined {
    const tag = tagOf(print);
    const bucket = this.#bucketOf(print);
    const other = this.#otherBucket(bucket, tag);
    let sheets = this.#collect(bucket, tag, undefined);
    if (other !== bucket) sheets = this.#collect(other, tag, sheets);
    for (const stray of this.#strays) {
      if (stray.tag === tag && (stray.bucket === bucket || stray.bucket === other))
        (sheets ??= []).push(stray.sheet + this.#firstSheet);
    }
    if (sheets === undefined || sheets.length === 1) return sheets;
    return [...new Set(sheets)].sort((a, b) => a - b);
  }

  #bucketOf(print: number): number {
    return Math.floor((print / PRINTS) * this.#buckets);
  }

  /** The other of the two buckets; asked for that one, it names this one. */
  #otherBucket(bucket: number, tag: number): number {
    const sum = (Math.imul(tag, 0x9e3779b1) >>> 0) % this.#buckets;
    return sum >= bucket ? sum - bucket : sum + this.#buckets - bucket;
  }

  #has(bucket: number, tag: number, sheet: number): boolean {
    const first = bucket * SLOTS_PER_BUCKET;
    for (let slot = first; slot < first + SLOTS_PER_BUCKET; slot += 1) {
      if (this.#tags[slot] === tag && this.#sheets[slot] === sheet) return true;
    }
    return false;
  }

  #put(bucket: number, tag: number, sheet: number): boolean {
    const first = bucket * SLOTS_PER_BUCKET;
    for (let slot = first; slot < first + SLOTS_PER_BUCKET; slot += 1) {
      if (this.#tags[slot] !== 0) continue;
      this.#tags[slot] = tag;
      this.#sheets[slot] = sheet;
      return true;
    }
    return false;
  }

  #collect(bucket: number, tag: number, into: number[] | undefined): number[] | undefined {
    const first = bucket * SLOTS_PER_BUCKET;
    let sheets = into;
    for (let slot = first; slot < first + SLOTS_PER_BUCKET; slot += 1) {
      if (this.#tags[slot] === tag)
        (sheets ??= []).push((this.#sheets[slot] as number) + this.#firstSheet);
    }
    return sheets;
  }
}

/** The low bits; the high ones choose the bucket. */
function tagOf(print: number): number {
  return print & 0xffff || 1;
}
