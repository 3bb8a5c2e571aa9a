/** Every number below `size` has one place below `size`, and every place one number. */
export interface Permutation {
  readonly size: number;
  readonly forward: (number: number) => number;
  readonly backward: (place: number) => number;
}

type Mac = (message: Uint8Array) => Uint8Array;

export const PERMUTATION_SIZE_MAX = 2 ** 40;

/**
 * FF1 (NIST SP 800-38G) has ten; six more because a draw deals out every place at once, and a
 * round costs a microsecond. `permutation.test.ts` computes exactly how near they bring a pair to chance.
 */
const ROUNDS = 16;

/** With shorter sides a handful of people would be mixed too slowly: see `docs/draw.md`. */
const SIDE_MIN = 16;

/**
 * An alternating Feistel network over numbers (Hoang and Rogaway 2010) of `rows` × `columns`, at
 * least as many as `size`; a place beyond `size` is sent through again until it is one (cycle
 * walking, Black and Rogaway 2002). Nothing is stored. For sizes above 256 hardly a number walks
 * (fewer than one in the square root of the size); below, a rank takes 256 ÷ size turns on average.
 *
 * @throws RangeError for a size that is no whole number from 0 to 2^40, and for numbers not below it
 */
export function permutationOf(size: number, mac: Mac): Permutation {
  if (!Number.isInteger(size) || size < 0 || size > PERMUTATION_SIZE_MAX) {
    throw new RangeError('the size of a draw is a whole number from 0 to 2^40');
  }
  const rows = Math.max(SIDE_MIN, leastRoot(size));
  const columns = Math.max(SIDE_MIN, Math.ceil(size / rows));
  const chance = roundFunction(mac);

  function through(cell: number): number {
    let row = Math.floor(cell / columns);
    let column = cell % columns;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % 2 === 0) row = (row + chance(round, column, rows)) % rows;
      else column = (column + chance(round, row, columns)) % columns;
    }
    return row * columns + column;
  }

  function back(cell: number): number {
    let row = Math.floor(cell / columns);
    let column = cell % columns;
    for (let round = ROUNDS - 1; round >= 0; round -= 1) {
      if (round % 2 === 0) row = (row + rows - chance(round, column, rows)) % rows;
      else column = (column + columns - chance(round, row, columns)) % columns;
    }
    return row * columns + column;
  }

  function walk(start: number, step: (cell: number) => number): number {
    if (!Number.isInteger(start) || start < 0 || start >= size) {
      throw new RangeError(`${start} is not below ${size}`);
    }
    let cell = step(start);
    while (cell >= size) cell = step(cell);
    return cell;
  }

  return {
    size,
    forward: (number) => walk(number, through),
    backward: (place) => walk(place, back),
  };
}

/** The least whole number whose square is at least `size`; the root of a double may be off by one. */
function leastRoot(size: number): number {
  let root = Math.ceil(Math.sqrt(size));
  while (root > 0 && (root - 1) ** 2 >= size) root -= 1;
  while (root ** 2 < size) root += 1;
  return root;
}

/**
 * The first 64 bits of the HMAC of the round (1 byte) and the other side (8 bytes, big-endian),
 * modulo the side. A side is at most 2^20, so no value is likelier than another by more than 2^-44.
 */
function roundFunction(mac: Mac): (round: number, half: number, side: number) => number {
  const message = new Uint8Array(9);
  const view = new DataView(message.buffer);
  return (round, half, side) => {
    message[0] = round;
    view.setUint32(5, half);
    const digest = mac(message);
    const high = wordAt(digest, 0) % side;
    return (high * 2 ** 32 + wordAt(digest, 4)) % side;
  };
}

function wordAt(bytes: Uint8Array, at: number): number {
  const word =
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number);
  return word >>> 0;
}
