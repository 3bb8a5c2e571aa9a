import { minorDigitsOf } from './money.ts';

/** How an amount is typed into a field: plain digits, `250` or `249.50`, without the currency. */
export function amountText(amount: number, currency: string): string {
  const digits = minorDigitsOf(currency);
  const whole = amount % 10 ** digits === 0;
  return (amount / 10 ** digits).toFixed(whole ? 0 : digits);
}

/** What a price, a fee or a discount can be, in minor units. */
const AMOUNT_MAX = 1_000_000_000;

/** `250`, `12,500.50`, `1,25,000`, `1 250`: between thousands, or lakhs, stands a comma or a space. */
const WITH_POINT =
  /^(\d{1,10}|[1-9]\d{0,2}(?:[,\s]\d{3})+|[1-9]\d?(?:[,\s]\d{2})+[,\s]\d{3})(?:\.(\d*))?$/;
/** `236,40`, as much of the world writes it. */
const WITH_COMMA = /^(\d{1,10}),(\d{1,2})$/;
/** Two and a half, or two and a half thousand: of a currency with thousandths nobody can tell. */
const UNCLEAR = /^\d{1,3},\d{3}$/;

/** What was typed, in minor units; null where it is no amount of the currency, or more than `most`. */
export function amountOf(text: string, currency: string, most = AMOUNT_MAX): number | null {
  const digits = minorDigitsOf(currency);
  const plain = text.trim();
  if (digits === 3 && UNCLEAR.test(plain)) return null;
  const [, whole, fraction = ''] = WITH_POINT.exec(plain) ?? WITH_COMMA.exec(plain) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const amount =
    Number(whole.replace(/[,\s]/g, '')) * 10 ** digits + Number(fraction.padEnd(digits, '0'));
  return amount <= most ? amount : null;
}

/** Hundredths of a percent as they are typed: 1800 is `18`, 250 is `2.5`. */
export function percentText(hundredths: number): string {
  return String(hundredths / 100);
}

/** What was typed, in hundredths of a percent; null where it is no percentage. */
export function percentOf(text: string): number | null {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}
