/** What is admitted to, as far as GST tells it apart. */
export type Admission = 'film' | 'performance' | 'league-match' | 'match';

/** All in paise; base + fee + tax is the price exactly. */
type PricePartsInPaise = {
  /** The ticket without its tax. */
  base: number;
  /** The platform's fee without its tax. */
  fee: number;
  /** GST on the ticket and on the fee. */
  tax: number;
};

const FEE_PERCENT = 4;
const FEE_MIN_PAISE = 5_00;
const FEE_MAX_PAISE = 150_00;
const FEE_GST_PERCENT = 18;
const PAISE_PER_RUPEE = 100;

/** GST up to a ticket value (without tax), and above it. */
type Slab = { upToPaise: number; percent: number; abovePercent: number };

const SLABS: Record<Admission, Slab> = {
  film: { upToPaise: 100_00, percent: 5, abovePercent: 18 },
  performance: { upToPaise: 500_00, percent: 0, abovePercent: 18 },
  match: { upToPaise: 500_00, percent: 0, abovePercent: 18 },
  'league-match': { upToPaise: 0, percent: 40, abovePercent: 40 },
};

/**
 * Takes an all-in price apart, to the paisa: the platform's fee (4 % in whole rupees, ₹5 to ₹150,
 * its GST of 18 % contained), the ticket, and the GST of both.
 *
 * The lower rate of a slab is used only when the ticket's value really is within it. Just above, a
 * few prices fit neither rate; they are taxed at the higher one.
 * @param amount whole paise, at least ₹10.
 * Source: GST rates for admissions in force since 22 September 2025.
 */
export function priceParts(amount: number, admission: Admission): PricePartsInPaise {
  if (!Number.isSafeInteger(amount) || amount < 2 * FEE_MIN_PAISE) {
    throw new RangeError(`not a price in paise: ${amount}`);
  }
  const feeWithTax = feeOf(amount);
  const ticketWithTax = amount - feeWithTax;
  const fee = withoutTax(feeWithTax, FEE_GST_PERCENT);
  const base = withoutTax(ticketWithTax, ticketGstPercent(ticketWithTax, admission));
  return { base, fee, tax: amount - base - fee };
}

/** The rate for a ticket whose price with tax is given, in percent. */
export function ticketGstPercent(ticketWithTax: number, admission: Admission): number {
  const slab = SLABS[admission];
  const within = ticketWithTax * 100 <= slab.upToPaise * (100 + slab.percent);
  return within ? slab.percent : slab.abovePercent;
}

function feeOf(amount: number): number {
  const rupees = Math.round((amount * FEE_PERCENT) / 100 / PAISE_PER_RUPEE);
  return Math.min(FEE_MAX_PAISE, Math.max(FEE_MIN_PAISE, rupees * PAISE_PER_RUPEE));
}

function withoutTax(withTax: number, percent: number): number {
  return Math.round((withTax * 100) / (100 + percent));
}
