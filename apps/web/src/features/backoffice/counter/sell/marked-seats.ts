import type { bookingOperations, Show } from '@houseful/contract/booking';
import type { SentInputOf } from '@houseful/contract/operation';
import type { SeatMapOverview } from '@houseful/contract/seat-map';
import type { ComponentType, ReactNode } from 'react';

/** What the cashier has marked on the map. */
export interface MarkedSeats {
  readonly count: number;
  readonly message: string | null;
  body(): SentInputOf<typeof bookingOperations.holdSeats>;
  clear(): void;
  lose(seatIds: readonly string[]): void;
}

/** The live map; who puts the pages together hands it in. */
export type SeatMapPart = ComponentType<{
  show: Show;
  overview: SeatMapOverview;
  seatsMax: number;
  children: (marked: MarkedSeats) => ReactNode;
}>;
