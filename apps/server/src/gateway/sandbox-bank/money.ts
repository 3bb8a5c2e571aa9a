import type { Money } from '@houseful/contract/primitives';

const LOCALE = 'en-IN';

/** ₹2,500.00 for 250000 paise: in the currency's own number of digits. */
export function formatMoney({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
  return format.format(amount / 10 ** digitsOf(format));
}

/** `2500.00`, as payment links write it. */
export function plainAmount({ amount, currency }: Money): string {
  const digits = digitsOf(new Intl.NumberFormat(LOCALE, { style: 'currency', currency }));
  return (amount / 10 ** digits).toFixed(digits);
}

function digitsOf(format: Intl.NumberFormat): number {
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
