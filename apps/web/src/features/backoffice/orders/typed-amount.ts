/** What was typed as an amount, in minor units; null where it is none. Both signs between whole and part are understood. */
export function readAmount(typed: string, currency: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,9})(?:[.,](\d*))?$/.exec(typed.trim()) ?? [];
  const digits = digitsOf(currency);
  if (whole === '' || part.length > digits) return null;
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || '0');
}

/** The same the other way round, as a field holds it: `250.50`. */
export function writeAmount(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 0;
}
