import { stringify } from 'csv-stringify/sync';

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read it as such). A cell that a spreadsheet
 * would take for a formula is escaped: names and notes come from strangers.
 */
export function toCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  return stringify([columns, ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
