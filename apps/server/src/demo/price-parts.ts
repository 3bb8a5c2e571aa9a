import { INDIAN_TAX_RULES, USUAL_FEE } from '@houseful/contract/indian-prices';
import {
  type Admission,
  RATE_WHOLE,
  type ShowPricing,
  type TaxRule,
} from '@houseful/contract/pricing';

/** All in paise; base + fee + tax is the price exactly. */
type PricePartsInPaise = {
  /** The ticket without its tax. */
  base: number;
  /** The platform's fee without its tax. */
  fee: number;
  /** GST on the ticket and on the fee. */
  tax: number;
};

const PAISE_MIN = 2 * USUAL_FEE.min;

/** What counts on the demo's days: its shows are of today and the days to come. */
const RULES = new Map(
  INDIAN_TAX_RULES.filter(({ until }) => until === null).map((rule) => [rule.subject, rule]),
);

/** The rules behind a demo show's prices: the usual fee, contained, and GST as the law has it. */
export function demoPricing(show: ShowPricing['show'], admission: Admission): ShowPricing {
  const { slabs, halves } = ruleOf(admission);
  const ofFee = ruleOf('fee');
  return {
    show,
    basis: 'all-in',
    rounding: 'line',
    tax: { slabs, halves, waived: false },
    fee: { tariff: USUAL_FEE, rate: ofFee.slabs[0]?.rate ?? 0, halves: ofFee.halves },
  };
}

/**
 * Takes an all-in price apart, to the paisa: the platform's fee (4 % in whole rupees, ₹5 to ₹150,
 * its GST of 18 % contained), the ticket, and the GST of both.
 *
 * The lower rate of a slab is used only when the ticket's value really is within it. Just above, a
 * few prices fit neither rate; they are taxed at the higher one.
 * @param amount whole paise, at least ₹10.
 */
export function priceParts(amount: number, admission: Admission): PricePartsInPaise {
  if (!Number.isSafeInteger(amount) || amount < PAISE_MIN) {
    throw new RangeError(`not a price in paise: ${amount}`);
  }
  const feeWithTax = feeOf(amount);
  const ticketWithTax = amount - feeWithTax;
  const fee = withoutTax(feeWithTax, ruleOf('fee').slabs[0]?.rate ?? 0);
  const base = withoutTax(ticketWithTax, ticketGstRate(ticketWithTax, admission));
  return { base, fee, tax: amount - base - fee };
}

/** The rate for a ticket whose price with tax is given, in hundredths of a percent. */
export function ticketGstRate(ticketWithTax: number, admission: Admission): number {
  const within = ruleOf(admission).slabs.find(
    ({ upTo, rate }) => upTo === null || ticketWithTax * RATE_WHOLE <= upTo * (RATE_WHOLE + rate),
  );
  return within?.rate ?? 0;
}

function ruleOf(subject: TaxRule['subject']): TaxRule {
  const rule = RULES.get(subject);
  if (!rule) throw new Error(`nothing is said about the tax of a ${subject}`);
  return rule;
}

function feeOf(amount: number): number {
  const { slabs, roundTo, min, max } = USUAL_FEE;
  const share = slabs[0]?.share ?? 0;
  const rounded = Math.round((amount * share) / RATE_WHOLE / roundTo) * roundTo;
  return Math.min(max, Math.max(min, rounded));
}

function withoutTax(withTax: number, rate: number): number {
  return Math.round((withTax * RATE_WHOLE) / (RATE_WHOLE + rate));
}
