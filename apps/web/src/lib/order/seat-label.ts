import type { QuoteLine } from '@houseful/contract/booking';

/** `Row F seat 6`, or `FLOOR 1204` for a place without a row. */
export function seatLabel({ row, number, section }: QuoteLine): string {
  return row === '' ? `${section} ${number}` : `Row ${row} seat ${number}`;
}

/** `F6, F7` with the section where seats are in more than one. */
export function seatsInShort(lines: readonly QuoteLine[]): string {
  return lines
    .map(({ row, number, section }) => (row ? row + number : `${section} ${number}`))
    .join(', ');
}
