/**
 * Which numbers, after the first, a row holds: the lengths of runs and of the gaps between them in
 * turn, and nothing when there is no gap. Numbers leased in blocks so cost no byte, those given out one
 * by one among several processes one or two each.
 */
export function packGaps(ascending: readonly number[]): Buffer {
  const lengths: number[] = [];
  let run = 1;
  for (let i = 1; i < ascending.length; i += 1) {
    const step = (ascending[i] as number) - (ascending[i - 1] as number);
    if (step === 1) {
      run += 1;
    } else {
      lengths.push(run, step - 1);
      run = 1;
    }
  }
  return Buffer.from(lengths.flatMap(varint));
}

/** The numbers that `packGaps` was given: `count` of them, from `from` on. */
export function unpackGaps(from: number, count: number, gaps: Buffer): Uint32Array {
  const numbers = new Uint32Array(count);
  const lengths = varints(gaps);
  let number = from;
  let left = lengths.next();
  for (let i = 0; i < count; i += 1) {
    if (left === 0) {
      number += lengths.next();
      left = lengths.next();
    }
    numbers[i] = number;
    number += 1;
    left -= 1;
  }
  return numbers;
}

/** Seven bits a byte, lowest first; the eighth says that more follow. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return bytes;
}

/** The lengths one after the other, then for ever "to the end". */
function varints(bytes: Buffer): { next(): number } {
  let at = 0;
  return {
    next: () => {
      if (at >= bytes.length) return Number.POSITIVE_INFINITY;
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] as number;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
    },
  };
}
