/** How an amount is typed into a field: plain digits, `250` or `249.50`, without the currency. */
export function amountText(amount: number, currency: string): string {
  const digits = minorDigitsOf(currency);
  const whole = amount % 10 ** digits === 0;
  return (amount / 10 ** digits).toFixed(whole ? 0 : digits);
}

const AMOUNT_MAX = 1_000_000_000;

/** `250`, `12,500.50`, `1,25,000`: commas stand between thousands, or lakhs. */
const WITH_POINT = /^(\d{1,10}|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.(\d*))?$/;
/** `236,40`, as much of the world writes it; a comma before three digits stands between thousands. */
const WITH_COMMA = /^(\d{1,10}),(\d{1,2})$/;

/** What was typed, in minor units; null where it is no amount of the currency. */
export function amountOf(text: string, currency: string): number | null {
  const digits = minorDigitsOf(currency);
  const plain = text.replace(/\s/g, '');
  const [, whole, fraction = ''] = WITH_POINT.exec(plain) ?? WITH_COMMA.exec(plain) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const amount =
    Number(whole.replaceAll(',', '')) * 10 ** digits + Number(fraction.padEnd(digits, '0'));
  return amount <= AMOUNT_MAX ? amount : null;
}

/** Hundredths of a percent as they are typed: 1800 is `18`, 250 is `2.5`. */
export function percentText(hundredths: number): string {
  return String(hundredths / 100);
}

/** What was typed, in hundredths of a percent; null where it is no percentage. */
export function percentOf(text: string): number | null {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

function minorDigitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
