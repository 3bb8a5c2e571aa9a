import { useReportWords } from './words/report-words.ts';

/** Figures for the axis of a chart: `₹1.2L`, `45T`. */
export function useShort(currency?: string): (value: number) => string {
  const { locale } = useReportWords();
  const format = new Intl.NumberFormat(locale, {
    ...{ notation: 'compact', maximumFractionDigits: 1 },
    ...(currency && { style: 'currency', currency }),
  });
  const minor = currency ? 10 ** (digitsOf(currency, locale) ?? 2) : 1;
  return (value) => format.format(value / minor);
}

function digitsOf(currency: string, locale: string): number | undefined {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits;
}
