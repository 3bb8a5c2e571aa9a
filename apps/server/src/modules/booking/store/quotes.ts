import type { Quote, QuoteLine } from '@houseful/contract/booking';
import { sumOf } from '../rules/quote.ts';

/**
 * A hold's quote as it is kept: nothing twice. It is most of what a hold writes; its money is of
 * one currency, and all sums but the discount follow from the lines.
 */
export interface PackedQuote {
  readonly currency: string;
  readonly discount: number;
  readonly lines: readonly PackedLine[];
}

type PackedLine = readonly [
  seatId: string,
  section: string,
  row: string,
  number: string,
  gate: string,
  kind: QuoteLine['kind'],
  categoryId: string,
  categoryName: string,
  price: number,
  base: number,
  fee: number,
  tax: number,
];

export function packQuote({ lines, discount, total }: Quote): PackedQuote {
  return {
    currency: total.currency,
    discount: discount.amount,
    lines: lines.map(({ parts: { base, fee, tax }, price, ...line }) => [
      line.seatId,
      line.section,
      line.row,
      line.number,
      line.gate,
      line.kind,
      line.categoryId,
      line.categoryName,
      price.amount,
      base.amount,
      fee.amount,
      tax.amount,
    ]),
  };
}

/** The quote that was packed, to the byte. */
export function unpackQuote({ currency, discount, lines }: PackedQuote): Quote {
  const money = (amount: number) => ({ amount, currency });
  return sumOf(
    lines.map(
      ([
        seatId,
        section,
        row,
        number,
        gate,
        kind,
        categoryId,
        categoryName,
        price,
        base,
        fee,
        tax,
      ]): QuoteLine => ({
        seatId,
        section,
        row,
        number,
        gate,
        kind,
        categoryId,
        categoryName,
        price: money(price),
        parts: { base: money(base), fee: money(fee), tax: money(tax) },
      }),
    ),
    money(discount),
  );
}
