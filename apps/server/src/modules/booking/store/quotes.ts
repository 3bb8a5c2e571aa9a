import type { Quote, QuoteLine } from '@houseful/contract/booking';
import { sumOf } from '../rules/quote.ts';

/**
 * A hold's quote as it is kept: nothing twice. It is most of what a hold writes; its money is of
 * one currency, and all sums follow from the lines. A hold knows no offers: those are its order's.
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
  /** From here on only where there is something to say; null where there is not. */
  ticketTypeId?: string | null,
  ticketTypeName?: string | null,
  stated?: number | null,
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
      ...extrasOf(line),
    ]),
  };
}

/** The quote that was packed, to the byte. */
export function unpackQuote({ currency, lines }: PackedQuote): Quote {
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
        ticketTypeId,
        ticketTypeName,
        stated,
      ]): QuoteLine => ({
        seatId,
        section,
        row,
        number,
        gate,
        kind,
        categoryId,
        categoryName,
        ...(ticketTypeId && ticketTypeName && { ticketTypeId, ticketTypeName }),
        price: money(price),
        parts: { base: money(base), fee: money(fee), tax: money(tax) },
        ...(typeof stated === 'number' && { stated: money(stated) }),
      }),
    ),
    currency,
  );
}

function extrasOf({
  ticketTypeId,
  ticketTypeName,
  stated,
}: Pick<QuoteLine, 'ticketTypeId' | 'ticketTypeName' | 'stated'>):
  | []
  | [ticketTypeId: string | null, ticketTypeName: string | null, stated: number | null] {
  if (ticketTypeId === undefined && stated === undefined) return [];
  return [ticketTypeId ?? null, ticketTypeName ?? null, stated?.amount ?? null];
}
