import type { RowLabels } from './plan.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CLEAR_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The label of each row, the front row first. */
export function labelRows(labels: RowLabels, rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => {
    if (labels.scheme === 'own') return labels.own?.[row] ?? String(row + 1);
    const steps = labels.from === 'front' ? row : rows - 1 - row;
    return labelAt(labels.scheme, labels.start + steps);
  });
}

/** Counted from 1: A … Z, then AA, BB, … ; a label never grows longer than eight letters. */
function labelAt(scheme: Exclude<RowLabels['scheme'], 'own'>, ordinal: number): string {
  if (scheme === 'numbers') return String(ordinal);
  const letters = scheme === 'letters' ? LETTERS : CLEAR_LETTERS;
  const letter = letters.charAt((ordinal - 1) % letters.length);
  const times = Math.floor((ordinal - 1) / letters.length) + 1;
  return times > 8 ? String(ordinal) : letter.repeat(times);
}
