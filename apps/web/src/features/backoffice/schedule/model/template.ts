import type { SentPlan } from '../programme/programme-desk.tsx';

/** A line of a template as it is typed. */
export interface LineForm {
  readonly titleId: string;
  readonly titleName: string;
  readonly language: string;
  readonly format: string;
  readonly times: string;
  /** ISO: 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly screenIds: readonly string[];
}

export const EMPTY_LINE: LineForm = {
  ...{ titleId: '', titleName: '', language: '', format: '', times: '', screenIds: [] },
  weekdays: [1, 2, 3, 4, 5, 6, 7],
};

const TIME = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/;

/** `10:00, 13.15 and 1830` as times; null when one of them is none. */
export function readTimes(text: string): string[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const times = parts.map((part) => {
    const [, hours = '', minutes = ''] = TIME.exec(part) ?? [];
    return hours === '' ? null : `${hours.padStart(2, '0')}:${minutes}`;
  });
  const read = times.filter((time) => time !== null);
  return read.length < parts.length || parts.length === 0 ? null : [...new Set(read)];
}

/** What is to be asked for; null while something is missing. */
export function planOf({
  lines,
  priceCardId,
  ...frame
}: {
  readonly venueId: string;
  readonly from: string;
  readonly until: string;
  readonly priceCardId: string;
  readonly lines: readonly LineForm[];
}): SentPlan | null {
  if (priceCardId === '' || frame.from === '' || frame.until < frame.from) return null;
  const read = lines.map((each) => {
    const { titleName: _, times: typed, ...line } = each;
    const times = readTimes(typed);
    const isWhole =
      line.titleId !== '' && line.language !== '' && line.format !== '' && line.weekdays.length > 0;
    if (!times || !isWhole || line.screenIds.length === 0) return null;
    return { ...line, weekdays: [...line.weekdays], screenIds: [...line.screenIds], times };
  });
  const whole = read.filter((line) => line !== null);
  if (whole.length < read.length) return null;
  return { kind: 'template', ...frame, terms: { priceCardId }, lines: whole };
}
