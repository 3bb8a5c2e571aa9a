import {
  type Admission,
  RATE_WHOLE,
  type ShowPricing,
  type TaxRule,
  type TaxSlab,
  type TaxWaiver,
} from '@houseful/contract/pricing';
import { divided, shareOf, withoutTax } from './amounts.ts';

/** How a price is taxed once its slab is known. */
export interface AppliedTax {
  /** What is taken in all, in hundredths of a percent. */
  readonly rate: number;
  /** What the central tax is of the value; the whole rate where it is not halved. */
  readonly cgstRate: number;
  readonly sgstRate: number;
}

export interface TaxedAmount {
  readonly taxable: number;
  readonly cgst: number;
  readonly sgst: number;
  /** gross − taxable − cgst − sgst: exact taxes of whole paise do not always meet the price. */
  readonly rounding: number;
}

type ShowTax = ShowPricing['tax'];

export function appliedTax(rate: number, { halves, waived }: Omit<ShowTax, 'slabs'>): AppliedTax {
  if (!halves) return { rate, cgstRate: rate, sgstRate: 0 };
  const half = rate / 2;
  const sgstRate = waived ? 0 : half;
  return { rate: half + sgstRate, cgstRate: half, sgstRate };
}

/**
 * The tax of a ticket whose price contains it. A lower slab counts only when the value, taxed at
 * its rate, is really within it; the few prices that fit no slab are taxed at the higher rate.
 */
export function taxWithin(gross: number, tax: ShowTax): AppliedTax {
  return taxOf(
    tax,
    ({ upTo }, { rate }) => upTo === null || gross * RATE_WHOLE <= upTo * (RATE_WHOLE + rate),
  );
}

/** The tax of a ticket whose value without it is given. */
export function taxOn(taxable: number, tax: ShowTax): AppliedTax {
  return taxOf(tax, ({ upTo }) => upTo === null || taxable <= upTo);
}

function taxOf(
  tax: ShowTax,
  isWithin: (slab: TaxSlab, applied: AppliedTax) => boolean,
): AppliedTax {
  for (const slab of tax.slabs) {
    const applied = appliedTax(slab.rate, tax);
    if (isWithin(slab, applied)) return applied;
  }
  throw new Error('the last slab has no end');
}

/** Takes a price apart that contains its tax. */
export function splitGross(gross: number, applied: AppliedTax): TaxedAmount {
  return splitTaxable(withoutTax(gross, applied.rate), gross, applied);
}

/** The same when the value without tax is known already. */
export function splitTaxable(taxable: number, gross: number, applied: AppliedTax): TaxedAmount {
  const cgst = taxAt(taxable, applied.cgstRate);
  const sgst = taxAt(taxable, applied.sgstRate);
  return { taxable, cgst, sgst, rounding: gross - taxable - cgst - sgst };
}

/** What a value costs with its tax. */
export function grossOf(taxable: number, applied: AppliedTax): number {
  return taxable + taxAt(taxable, applied.cgstRate) + taxAt(taxable, applied.sgstRate);
}

/** Halves of odd rates are no whole hundredths of a percent, so both sides are doubled. */
function taxAt(taxable: number, rate: number): number {
  return Number.isInteger(rate)
    ? shareOf(taxable, rate)
    : divided(taxable * rate * 2, 2 * RATE_WHOLE);
}

/**
 * The rule that counts for a subject on the day of the show; of several the one that began last,
 * and of those the first. Null when none does.
 */
export function taxRuleOn(
  rules: readonly TaxRule[],
  subject: Admission | 'fee',
  localDate: string,
): TaxRule | null {
  return (
    lastBegun(
      rules.filter((rule) => rule.subject === subject),
      localDate,
    ) ?? null
  );
}

/** Of dated rules the one that counts on a day: the last to have begun, and of those the first. */
export function lastBegun<R extends { readonly from: string; readonly until: string | null }>(
  rules: readonly R[],
  localDate: string,
): R | undefined {
  let found: R | undefined;
  for (const rule of rules) {
    if (isOn(rule, localDate) && (!found || rule.from > found.from)) found = rule;
  }
  return found;
}

/** Whether a state has freed the title of its half of the tax on the day of the show. */
export function isWaived(
  waivers: readonly TaxWaiver[],
  show: { readonly titleId: string; readonly state: string; readonly localDate: string },
): boolean {
  return waivers.some(
    (waiver) =>
      waiver.titleId === show.titleId &&
      waiver.state.toLowerCase() === show.state.toLowerCase() &&
      isOn(waiver, show.localDate),
  );
}

function isOn({ from, until }: { from: string; until: string | null }, localDate: string): boolean {
  return from <= localDate && (until === null || localDate < until);
}
