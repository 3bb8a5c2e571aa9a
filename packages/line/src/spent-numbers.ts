/** Numbers on one page; a page without any number on it is not there. */
export const NUMBERS_PER_PAGE = 8192;
const PAGE_BYTES = NUMBERS_PER_PAGE / 8;

/**
 * Which queue numbers have been used up: left, admitted, or taken back once. One bit a number, so
 * that ten million people cost 1.25 MB at most, and leaving twice is leaving once. Pages are what
 * is stored and told to other processes: a page only ever gains bits, so two copies are joined by
 * taking every bit of both, in any order.
 */
export class SpentNumbers {
  readonly #pages = new Map<number, Uint8Array>();

  has(number: number): boolean {
    const byte = this.#pages.get(Math.floor(number / NUMBERS_PER_PAGE))?.[byteOf(number)] ?? 0;
    return (byte & bitOf(number)) !== 0;
  }

  /** Whether it was not there before. */
  add(number: number): boolean {
    if (this.has(number)) return false;
    const index = Math.floor(number / NUMBERS_PER_PAGE);
    const page = this.#pages.get(index) ?? new Uint8Array(PAGE_BYTES);
    page[byteOf(number)] = (page[byteOf(number)] as number) | bitOf(number);
    this.#pages.set(index, page);
    return true;
  }

  /** @throws RangeError when it is no page */
  joinPage(index: number, bits: Uint8Array): void {
    if (bits.length !== PAGE_BYTES) throw new RangeError(`a page has ${PAGE_BYTES} bytes`);
    const page = this.#pages.get(index) ?? new Uint8Array(PAGE_BYTES);
    this.#pages.set(
      index,
      page.map((byte, i) => byte | (bits[i] as number)),
    );
  }

  /** The page's bits now, to be stored; undefined when none is set. */
  page(index: number): Uint8Array | undefined {
    return this.#pages.get(index)?.slice();
  }

  pages(): number[] {
    return [...this.#pages.keys()].sort((a, b) => a - b);
  }
}

function byteOf(number: number): number {
  return Math.floor((number % NUMBERS_PER_PAGE) / 8);
}

function bitOf(number: number): number {
  return 1 << (number % 8);
}
