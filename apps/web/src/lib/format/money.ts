import type { Money } from '@houseful/contract/primitives';

/**
 * Writes an amount as the locale does: `₹1,25,000` in India, and `₹250.50` only when there are paise.
 * How many minor units make one comes from the currency, never from a guess of 100.
 */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const minorDigits = minorDigitsOf(currency, locale);
  const whole = amount % 10 ** minorDigits === 0;
  const digits = {
    minimumFractionDigits: whole ? 0 : minorDigits,
    maximumFractionDigits: minorDigits,
  };
  return formatter(locale, currency, digits).format(amount / 10 ** minorDigits);
}

/** Adds amounts of one currency. Null for an empty list, which has none. */
export function sumMoney(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  if (!first) return null;
  if (amounts.some((money) => money.currency !== first.currency)) {
    throw new Error('amounts of different currencies have no sum');
  }
  return {
    amount: amounts.reduce((sum, money) => sum + money.amount, 0),
    currency: first.currency,
  };
}

/** 2 of rupees, none of yen. */
export function minorDigitsOf(currency: string, locale = 'en'): number {
  return formatter(locale, currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Few, and each costs more to make than to use. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(
  locale: string,
  currency: string,
  digits: Pick<Intl.NumberFormatOptions, 'minimumFractionDigits' | 'maximumFractionDigits'> = {},
): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits.minimumFractionDigits ?? ''}`;
  const known =
    formatters.get(key) ??
    new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  formatters.set(key, known);
  return known;
}
