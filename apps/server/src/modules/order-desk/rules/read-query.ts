import { fold, foldName, foldPhone } from './order-words.ts';

/** Words beyond these are not looked at. */
export const QUERY_WORDS_MAX = 6;
/** Shorter pieces are looked for at the beginning of words only. */
const PIECE_MIN = 3;

export type OrderQuery =
  | { readonly kind: 'order'; readonly orderId: string }
  /** For each word pieces of which one must be in the order's words. */
  | { readonly kind: 'words'; readonly pieces: readonly (readonly string[])[] };

const ORDER_ID = /^ord_[0-9a-z]{4,70}$/i;
/** Nothing but what a phone number is written with. */
const PHONE = /^\+?[\d\s()./-]+$/;
const PHONE_DIGITS_MIN = 4;
/** `A12`, `B-7`, `AA104`: a row and a number. */
const SEAT = /^[a-z]{1,3}-?\d{1,4}$/;
/** The code of one ticket: the order's, and which. */
const TICKET = /^([0-9a-z]{8})-\d{1,3}$/;

/** What somebody has typed, as pieces to look for; null where there is nothing to look for. */
export function readQuery(typed: string): OrderQuery | null {
  const text = typed.trim();
  if (ORDER_ID.test(text)) return { kind: 'order', orderId: text.toLowerCase() };
  if (isPhone(text)) return { kind: 'words', pieces: [[foldPhone(text)]] };
  const words = splitWords(text).slice(0, QUERY_WORDS_MAX);
  return words.length === 0 ? null : { kind: 'words', pieces: words.map(piecesOf) };
}

function isPhone(text: string): boolean {
  return PHONE.test(text) && foldPhone(text).length >= PHONE_DIGITS_MIN;
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}

function piecesOf(word: string): string[] {
  if (isPhone(word)) return [foldPhone(word)];
  const plain = fold(word);
  if (SEAT.test(plain)) {
    // Whole as a seat; and a code may begin so.
    const bare = plain.replace('-', '');
    return [...new Set([` ${plain} `, ` ${bare} `, ...(isLong(bare) ? [` ${bare}`] : [])])];
  }
  const ticket = TICKET.exec(plain)?.[1];
  if (ticket !== undefined) return [` ${ticket}`, plain];
  const named = foldName(word);
  return [...new Set([plain, named])]
    .filter(Boolean)
    .map((piece) => (isLong(piece) ? piece : ` ${piece}`));
}

function isLong(piece: string): boolean {
  return piece.length >= PIECE_MIN;
}

/** Whether an order of these words is one that is looked for; the database says the same with LIKE. */
export function finds(query: OrderQuery, words: string): boolean {
  return (
    query.kind === 'words' &&
    query.pieces.every((pieces) => pieces.some((piece) => words.includes(piece)))
  );
}
