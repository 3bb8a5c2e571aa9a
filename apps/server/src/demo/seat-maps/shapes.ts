import type { SeatMap, Section } from '@houseful/contract/seat-map';

/** Parts of the public shape that drawing needs a name for. */
export type Row = Section['rows'][number];
export type SeatMapCategory = SeatMap['categories'][number];
