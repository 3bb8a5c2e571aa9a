import { packGaps } from './gaps.ts';
import { PRINT_BITS, packPrints } from './prints.ts';
import type { KnownRow } from './store/known-buyers.ts';
import type { Notes } from './unwritten.ts';

/** PostgreSQL keeps long values apart in chunks of so many bytes, four a page: TOAST_MAX_CHUNK_SIZE. */
const CHUNK_BYTES = 1_996;

/**
 * The rows for one sheet's notes: what fills chunks, and the rest, which is short enough to stay in
 * its row. As one row, the last chunk would leave a hole in its page: a tenth of the
 * table, when 1,000 are flushed at a time.
 */
export function rowsOf(notes: Notes): KnownRow[] {
  return risingIn(notes).flatMap(rowsOfRising);
}

/** A row has each number once; a number that two names are noted with begins another one. */
function risingIn({ roomId, sheet, numbers, prints }: Notes): Notes[] {
  const starts = numbers.flatMap((number, i) => (number === numbers[i - 1] ? [i] : []));
  return [0, ...starts].map((start, i) => ({
    ...{ roomId, sheet },
    numbers: numbers.slice(start, starts[i]),
    prints: prints.slice(start, starts[i]),
  }));
}

function rowsOfRising({ roomId, numbers, prints }: Notes): KnownRow[] {
  const bytes = Math.ceil((prints.length * PRINT_BITS) / 8);
  const inChunks = Math.floor((Math.floor(bytes / CHUNK_BYTES) * CHUNK_BYTES * 8) / PRINT_BITS);
  return [
    { from: 0, to: inChunks },
    { from: inChunks, to: prints.length },
  ].flatMap(({ from, to }) =>
    from === to
      ? []
      : [
          {
            room_id: roomId,
            from_number: numbers[from] as number,
            gaps: packGaps(numbers.slice(from, to)),
            prints: packPrints(prints.slice(from, to)),
          },
        ],
  );
}
