import type { Contact } from '@houseful/contract/booking';

/** What an order can be found by. */
export interface Findable {
  readonly contact: Contact;
  readonly ticketCode: string | null;
  readonly seats: readonly {
    readonly seatId: string;
    readonly row: string;
    readonly number: string;
  }[];
}

const ACCENTS = /[\u0300-\u036f]/g;
/** Left out of names as people type them: O'Brien is found as obrien, too. */
const SILENT = /['’`´.]/g;

/** The same for all ways to write it: small letters, no accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase();
}

export function foldName(name: string): string {
  return fold(name).replace(SILENT, '');
}

/** Only what is dialled; zeros in front are dialled or not, by where one is. */
export function foldPhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0+/, '');
}

/** Everything an order is found by, each word between spaces. */
export function wordsOf({ contact, ticketCode, seats }: Findable): string {
  const places = seats.flatMap(({ seatId, row, number }) =>
    row === '' ? [fold(seatId)] : [fold(seatId), fold(`${row}${number}`)],
  );
  const words = [
    ...foldName(contact.name ?? '').split(/\s+/u),
    fold(contact.email ?? ''),
    foldPhone(contact.phone ?? ''),
    fold(ticketCode ?? ''),
    ...new Set(places.map((place) => place.replace(/\s/gu, ''))),
  ];
  return ` ${words.filter(Boolean).join(' ')} `;
}
