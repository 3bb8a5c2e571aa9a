import type { QuoteLine } from '@houseful/contract/booking';
import type { Words } from '../i18n/words.ts';

/** `Row F seat 6`, or `Standing, place 1204` where there are no rows. */
export function seatLabel({ row, number, section }: QuoteLine, { t }: Pick<Words, 't'>): string {
  return row === '' ? t('seat.place', { section, number }) : t('seat.row', { row, number });
}

/** What else tells where the seat is and whom it is for, each word once: `Balcony · Gold · Child · Gate 2`. */
export function seatDetails({
  row,
  section,
  categoryName,
  ticketTypeName = '',
  gate,
}: QuoteLine): string {
  const words = [row === '' ? '' : section, categoryName, ticketTypeName, gate];
  return [...new Set(words)].filter(Boolean).join(' · ');
}

/** `F6, F7` with the section where seats are in more than one. */
export function seatsInShort(lines: readonly QuoteLine[]): string {
  return lines
    .map(({ row, number, section }) => (row ? row + number : `${section} ${number}`))
    .join(', ');
}
