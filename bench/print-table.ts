import type { Table } from './bench.ts';

/** First column to the left, figures to the right. */
export function printTable({ title, columns, rows }: Table): void {
  const lines = [columns, ...rows].map((cells) => cells.map(String));
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  console.log(`\n  ${title}`);
  for (const cells of lines) {
    const padded = cells.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    console.log(`    ${padded.join('   ')}`);
  }
}
