import type { Availability } from '@houseful/contract/catalog';

export type AvailabilityTone = 'good' | 'warn' | 'bad' | 'off';

export interface AvailabilityWords {
  readonly text: string;
  readonly tone: AvailabilityTone;
}

const ALMOST_FULL_SHARE = 0.1;
const FILLING_FAST_SHARE = 0.35;

/** What is left, in a word that is true: shares of the seats that the show really has. */
export function availabilityWords(availability: Availability | null): AvailabilityWords {
  if (availability === null) return { text: 'Opening soon', tone: 'off' };
  const { seatsLeft, seatsTotal, onSale } = availability;
  if (!onSale) return { text: 'Not on sale', tone: 'off' };
  if (seatsLeft === 0) return { text: 'Sold out', tone: 'off' };
  const share = seatsLeft / seatsTotal;
  if (share <= ALMOST_FULL_SHARE) return { text: 'Almost full', tone: 'bad' };
  if (share <= FILLING_FAST_SHARE) return { text: 'Filling fast', tone: 'warn' };
  return { text: 'Available', tone: 'good' };
}
