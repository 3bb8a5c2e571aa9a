import { useReportWords } from './words/report-words.ts';

interface Ways {
  /** `Sun, 22 Nov`, of a calendar day. */
  readonly shortDay: (day: string) => string;
  /** `22 Nov`, below a bar. */
  readonly tick: (day: string) => string;
  /** `42 %` of a share from 0 to 1; of a small one a tenth, too: a few seats are not none. */
  readonly share: (part: number, whole: number) => string;
}

const SMALL = 0.1;

/** How reports write days and shares. */
export function useWays(): Ways {
  const { localDateParts, locale } = useReportWords();
  const fine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(locale, { style: 'percent' });
  return {
    shortDay: (localDay) => {
      const { weekday, day, month } = localDateParts(localDay);
      return `${weekday}, ${day} ${month}`;
    },
    tick: (localDay) => {
      const { day, month } = localDateParts(localDay);
      return `${day} ${month}`;
    },
    share: (part, whole) => {
      const share = whole <= 0 ? 0 : part / whole;
      return (share < SMALL ? fine : plain).format(share);
    },
  };
}
