import type { Money } from '@houseful/contract/primitives';

/** How many places behind the point the currency has: 2 of rupees, none of yen. */
function placesOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as it is typed, `236.40` or `236`; null while it is none. Whole minor units only. */
export function amountOf(text: string, currency: string): Money | null {
  const places = placesOf(currency);
  const found = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim());
  if (!found) return null;
  const [, whole = '', rest = ''] = found;
  if (rest.length > places) return null;
  return { amount: Number(whole) * 10 ** places + Number(rest.padEnd(places, '0') || 0), currency };
}

/** The same amount as it would be typed. */
export function textOf({ amount, currency }: Money): string {
  const places = placesOf(currency);
  const whole = Math.floor(amount / 10 ** places);
  const rest = amount % 10 ** places;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(places, '0')}`;
}
