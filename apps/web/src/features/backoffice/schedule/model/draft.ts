import type { DeskTitle } from '@houseful/contract/titles-desk';
import type { DeskScreen } from '@houseful/contract/venues-desk';
import type { SentDraft } from '../use-schedule.ts';
import type { Block } from './board.ts';
import { type BoardTime, wallTimeOf } from './days.ts';

const CLOSES_MINUTES_AFTER_START = 15;

/** A show that stands in the form: numbers as they are typed. */
export interface Draft {
  readonly titleId: string;
  readonly titleName: string;
  readonly screenId: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly durationMinutes: string;
  readonly language: string;
  readonly format: string;
  /** Empty: none is chosen yet. */
  readonly priceCardId: string;
  readonly closesMinutesAfterStart: string;
  /** Empty: as many as holds allow. */
  readonly seatsPerBuyerMax: string;
}

/** What is usual for a title on a screen. */
export function draftOf(
  title: DeskTitle | null,
  screen: DeskScreen,
  at: BoardTime,
  priceCardId: string | undefined,
): Draft {
  return {
    ...{ titleId: title?.titleId ?? '', titleName: title?.name ?? '', screenId: screen.screenId },
    ...wallTimeOf(at),
    durationMinutes: title?.durationMinutes?.toString() ?? '',
    language: title?.languages[0] ?? '',
    format: usualFormat(title, screen),
    priceCardId: priceCardId ?? '',
    closesMinutesAfterStart: String(CLOSES_MINUTES_AFTER_START),
    seatsPerBuyerMax: '',
  };
}

/** One that both the title and the screen have; the title's plain one else. */
export function usualFormat(
  title: DeskTitle | null,
  { formats }: Pick<DeskScreen, 'formats'>,
): string {
  if (!title) return formats[0] ?? '2D';
  return title.formats.find((format) => formats.includes(format)) ?? title.formats[0] ?? '2D';
}

/** The same show at another place; sold by its own terms. */
export function draftOfCopy(
  { show, durationMinutes }: Block,
  { screenId, ...at }: BoardTime & { readonly screenId: string },
  priceCardId: string | undefined,
): Draft {
  const { terms } = show;
  return {
    ...{ titleId: show.titleId, titleName: show.titleName, screenId, ...wallTimeOf(at) },
    ...{ durationMinutes: String(durationMinutes), language: show.language, format: show.format },
    priceCardId: terms?.priceCardId ?? priceCardId ?? '',
    closesMinutesAfterStart: String(
      terms?.saleClosesMinutesAfterStart ?? CLOSES_MINUTES_AFTER_START,
    ),
    seatsPerBuyerMax: terms?.seatsPerBuyerMax?.toString() ?? '',
  };
}

/** As it is sent. */
export function toPlan(draft: Draft): SentDraft {
  const { titleId, screenId, localDate, localTime, language, format } = draft;
  return {
    ...{ titleId, screenId, localDate, localTime, language, format },
    durationMinutes: Number(draft.durationMinutes) || null,
    terms: termsOf(draft),
  };
}

/** How it is sold. */
export function termsOf(
  draft: Pick<Draft, 'priceCardId' | 'closesMinutesAfterStart' | 'seatsPerBuyerMax'>,
): SentDraft['terms'] {
  return {
    priceCardId: draft.priceCardId,
    saleClosesMinutesAfterStart: Number(draft.closesMinutesAfterStart) || 0,
    seatsPerBuyerMax: Number(draft.seatsPerBuyerMax) || null,
  };
}
