import type { ShowPricing, TaxSplit } from '@houseful/contract/pricing';
import { sharedOut, sumOf, withoutTax } from './amounts.ts';
import { feeOf } from './fees.ts';
import {
  type AppliedTax,
  appliedTax,
  grossOf,
  splitGross,
  splitTaxable,
  type TaxedAmount,
  taxOn,
  taxWithin,
} from './taxes.ts';

/** A ticket to be priced: what the card states for it, in its tier, and what offers take off that. */
export interface StatedLine {
  readonly stated: number;
  readonly discount: number;
}

export interface PricedLine {
  /** What it would cost without offers, all-in. */
  readonly list: number;
  /** What it costs, all-in: list − discount. */
  readonly price: number;
  readonly discount: number;
  readonly split: TaxSplit;
}

/** What a ticket and its fee cost with their taxes, and how each of them is taxed. */
interface Gross {
  readonly ticket: number;
  /** The value without tax where the card states that; null where it follows from the price. */
  readonly taxable: number | null;
  readonly tax: AppliedTax;
  readonly fee: number;
  readonly feeTax: AppliedTax;
}

const NO_TAX: AppliedTax = { rate: 0, cgstRate: 0, sgstRate: 0 };

/**
 * What these tickets of one order cost, to the minor unit, with all parts.
 *
 * An offer lowers the amount that the card states; fee and tax are those of the lowered amount, so
 * a discount may cross into another slab. A price is the same alone and in company: a fee of the
 * order is contained in the prices and only shared out among them, and rounding by sum moves parts.
 *
 * Always: parts add up to the price; 0 ≤ price ≤ list; discount = list − price.
 */
export function priceLines(lines: readonly StatedLine[], pricing: ShowPricing): PricedLine[] {
  const listed = grosses(
    lines.map(({ stated }) => stated),
    pricing,
  );
  const charged = grosses(
    lines.map(({ stated, discount }) => stated - Math.min(stated, discount)),
    pricing,
    listed.map(({ fee }) => fee),
  );
  const tickets = split(charged.map(ticketOf), pricing);
  const fees = split(charged.map(feePartOf), pricing);
  return charged.map((gross, index): PricedLine => {
    const list = priceOf(listed[index] as Gross);
    const price = priceOf(gross);
    const ticket = tickets[index] as TaxedAmount;
    const fee = fees[index] as TaxedAmount;
    return {
      list,
      price,
      discount: list - price,
      split: {
        taxable: ticket.taxable,
        rate: gross.tax.rate,
        cgst: ticket.cgst,
        sgst: ticket.sgst,
        feeTaxable: fee.taxable,
        feeRate: gross.feeTax.rate,
        feeCgst: fee.cgst,
        feeSgst: fee.sgst,
        rounding: ticket.rounding + fee.rounding,
      },
    };
  });
}

/** What one ticket costs alone, which is what a list of prices says. */
export function priceAlone(stated: number, pricing: ShowPricing): PricedLine {
  return priceLines([{ stated, discount: 0 }], pricing)[0] as PricedLine;
}

function priceOf({ ticket, fee }: Gross): number {
  return ticket + fee;
}

/** `feesMax`: a discount makes no fee higher, however odd its slabs are. */
function grosses(
  stated: readonly number[],
  pricing: ShowPricing,
  feesMax?: readonly number[],
): Gross[] {
  const { basis, tax, fee } = pricing;
  const feeTax = fee ? appliedTax(fee.rate, { halves: fee.halves, waived: false }) : NO_TAX;
  const fees = feesWithTax(stated, pricing, feeTax).map((each, index) =>
    Math.min(each, feesMax?.[index] ?? each),
  );
  return stated.map((amount, index): Gross => {
    const own = fees[index] ?? 0;
    if (basis === 'before-tax') {
      const applied = taxOn(amount, tax);
      const ticket = grossOf(amount, applied);
      return { ticket, taxable: amount, tax: applied, fee: own, feeTax };
    }
    const ticket = basis === 'all-in' ? amount - own : amount;
    return { ticket, taxable: null, tax: taxWithin(ticket, tax), fee: own, feeTax };
  });
}

function feesWithTax(
  stated: readonly number[],
  { basis, fee }: ShowPricing,
  feeTax: AppliedTax,
): number[] {
  if (!fee) return stated.map(() => 0);
  const { tariff } = fee;
  const withTax = (amount: number): number => {
    const own = feeOf(amount, tariff);
    const gross = tariff.withTax ? own : grossOf(own, feeTax);
    return basis === 'all-in' ? Math.min(gross, amount) : gross;
  };
  if (tariff.per === 'ticket') return stated.map(withTax);
  return sharedOut(withTax(sumOf(stated)), stated);
}

interface Part {
  readonly gross: number;
  readonly taxable: number | null;
  readonly tax: AppliedTax;
}

function ticketOf({ ticket, taxable, tax }: Gross): Part {
  return { gross: ticket, taxable, tax };
}

function feePartOf({ fee, feeTax }: Gross): Part {
  return { gross: fee, taxable: null, tax: feeTax };
}

function split(parts: readonly Part[], { rounding }: ShowPricing): TaxedAmount[] {
  if (rounding === 'line') {
    return parts.map(({ gross, taxable, tax }) =>
      taxable === null ? splitGross(gross, tax) : splitTaxable(taxable, gross, tax),
    );
  }
  const byRate = Map.groupBy(parts.keys(), (index) => parts[index]?.tax.rate ?? 0);
  const answer = new Map([...byRate.values()].flatMap((indexes) => splitTogether(indexes, parts)));
  return parts.map((_, index) => answer.get(index) as TaxedAmount);
}

/** Parts of one rate: taxed as one amount, and each gets what the rounded running total grows by. */
function splitTogether(
  indexes: readonly number[],
  parts: readonly Part[],
): [number, TaxedAmount][] {
  const group = indexes.map((index) => parts[index] as Part);
  const tax = group[0]?.tax ?? NO_TAX;
  const gross = sumOf(group.map((part) => part.gross));
  const known = group.every(({ taxable }) => taxable !== null);
  const taxable = known
    ? sumOf(group.map((part) => part.taxable ?? 0))
    : withoutTax(gross, tax.rate);
  const whole = splitTaxable(taxable, gross, tax);
  const weights = group.map((part) => part.gross);
  const taxables = known
    ? group.map((part) => part.taxable ?? 0)
    : sharedOut(whole.taxable, weights);
  const cgst = sharedOut(whole.cgst, weights);
  const sgst = sharedOut(whole.sgst, weights);
  return indexes.map((index, at) => {
    const own = { taxable: taxables[at] ?? 0, cgst: cgst[at] ?? 0, sgst: sgst[at] ?? 0 };
    const rest = (weights[at] ?? 0) - own.taxable - own.cgst - own.sgst;
    return [index, { ...own, rounding: rest }];
  });
}
