import type { Availability } from '@houseful/contract/catalog';
import type { Words } from '../../lib/i18n/words.ts';

export type AvailabilityTone = 'good' | 'warn' | 'bad' | 'off';

export interface AvailabilityWords {
  readonly text: string;
  readonly tone: AvailabilityTone;
  /** How full the house is, in quarters from 0 to 4; null when that says nothing. */
  readonly quartersFull: number | null;
}

const ALMOST_FULL_SHARE = 0.1;
const FILLING_FAST_SHARE = 0.35;

/** What is left, in a word that is true: shares of the seats that the show really has. */
export function availabilityWords(
  availability: Availability | null,
  { t }: Pick<Words, 't'>,
): AvailabilityWords {
  const none = { tone: 'off', quartersFull: null } as const;
  if (availability === null) return { text: t('availability.openingSoon'), ...none };
  const { seatsLeft, seatsTotal, onSale } = availability;
  if (!onSale) return { text: t('availability.notOnSale'), ...none };
  if (seatsLeft === 0) return { text: t('availability.soldOut'), tone: 'off', quartersFull: 4 };
  const share = seatsLeft / seatsTotal;
  // Only an empty house shows none, and only one without a seat shows all of them full.
  const quartersFull = share === 1 ? 0 : Math.min(3, Math.max(1, Math.round(4 * (1 - share))));
  if (share <= ALMOST_FULL_SHARE)
    return { text: t('availability.almostFull'), tone: 'bad', quartersFull };
  if (share <= FILLING_FAST_SHARE)
    return { text: t('availability.fillingFast'), tone: 'warn', quartersFull };
  return { text: t('availability.available'), tone: 'good', quartersFull };
}
