import type { Area, SeatKind, SeatMap } from '@houseful/contract/seat-map';

/** One place of a seat map, with everything a ticket, a price or a neighbour needs to know. */
export interface Place {
  readonly seatId: string;
  readonly categoryId: string;
  readonly section: string;
  readonly row: string;
  readonly number: string;
  readonly gate: string;
  readonly kind: SeatKind;
  readonly x: number;
  readonly y: number;
  /**
   * Neighbours have the same run and positions that differ by one. A run is a row between two
   * aisles; an area is one run, because its places are interchangeable. Never derived from the
   * printed number.
   */
  readonly run: number;
  readonly position: number;
  readonly areaId: string | null;
}

export interface SeatIndex {
  readonly seatMap: SeatMap;
  readonly places: readonly Place[];
  find(seatId: string): Place | undefined;
}

export function indexSeatMap(seatMap: SeatMap): SeatIndex {
  const places: Place[] = [];
  let run = 0;
  for (const section of seatMap.sections) {
    for (const row of section.rows) {
      let position = 0;
      run += 1;
      for (const seat of row.seats) {
        places.push({
          seatId: seat.seatId,
          categoryId: seat.categoryId,
          section: section.name,
          row: row.label,
          number: seat.number,
          gate: section.gate,
          kind: seat.kind,
          x: seat.x,
          y: seat.y,
          run,
          position: position++,
          areaId: null,
        });
        if (seat.aisleAfter) run += 1;
      }
    }
  }
  for (const area of seatMap.areas) places.push(...placesOfArea(area, ++run));
  const byId = new Map(places.map((place) => [place.seatId, place]));
  return { seatMap, places, find: (seatId) => byId.get(seatId) };
}

function placesOfArea(area: Area, run: number): Place[] {
  return Array.from({ length: area.capacity }, (_, position) => ({
    seatId: `${area.id}-${position + 1}`,
    categoryId: area.categoryId,
    section: area.name,
    row: '',
    number: String(position + 1),
    gate: area.gate,
    kind: 'standard' as const,
    x: area.x + Math.round(area.width / 2),
    y: area.y + Math.round(area.height / 2),
    run,
    position,
    areaId: area.id,
  }));
}

/** Whether the places are one group: side by side in one run, or all in one area. */
export function areTogether(places: readonly Place[]): boolean {
  const [first] = places;
  if (!first) return false;
  if (places.some((place) => place.run !== first.run)) return false;
  if (first.areaId !== null) return true;
  const positions = places.map((place) => place.position);
  return Math.max(...positions) - Math.min(...positions) === places.length - 1;
}
