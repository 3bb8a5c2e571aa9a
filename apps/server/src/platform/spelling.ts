/**
 * How many slips of the finger lie between two words: letters missing, added, changed, or two
 * neighbours swapped, each counting one.
 * Source: optimal string alignment distance.
 */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(
        at(rows, i - 1, j) + 1,
        (row[j - 1] ?? 0) + 1,
        at(rows, i - 1, j - 1) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, at(rows, i - 2, j - 2) + 1);
      }
      row.push(slips);
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

/** The candidate with the fewest slips, ignoring case, if it has at most `slipsMax`. */
export function nearest<W extends string>(
  word: string,
  candidates: readonly W[],
  slipsMax: number,
): W | undefined {
  let best: W | undefined;
  let fewest = slipsMax + 1;
  for (const candidate of candidates) {
    const slips = slipsBetween(word.toUpperCase(), candidate.toUpperCase());
    if (slips < fewest) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}
