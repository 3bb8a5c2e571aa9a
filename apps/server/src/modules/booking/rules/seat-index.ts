import type { Area, SeatKind, SeatMap } from '@houseful/contract/seat-map';

/** One place of a seat map, with everything a ticket, a price or a neighbour needs to know. */
export interface Place {
  readonly seatId: string;
  readonly categoryId: string;
  readonly section: string;
  /** Null in an area. */
  readonly sectionId: string | null;
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
  /** Centimetres to the focal point: what "best" means. */
  readonly distance: number;
  readonly areaId: string | null;
}

export interface SeatIndex {
  readonly seatMap: SeatMap;
  readonly places: readonly Place[];
  /** How many places each category has. */
  readonly totals: ReadonlyMap<string, number>;
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
        const { x, y } = seat;
        places.push({
          seatId: seat.seatId,
          categoryId: seat.categoryId,
          section: section.name,
          sectionId: section.id,
          row: row.label,
          number: seat.number,
          gate: section.gate,
          kind: seat.kind,
          x,
          y,
          run,
          position: position++,
          distance: distanceTo(seatMap, { x, y }),
          areaId: null,
        });
        if (seat.aisleAfter) run += 1;
      }
    }
  }
  for (const area of seatMap.areas) {
    for (const place of placesOfArea(seatMap, area, ++run)) places.push(place);
  }
  const byId = new Map(places.map((place) => [place.seatId, place]));
  return {
    seatMap,
    places,
    totals: countByCategory(places),
    find: (seatId) => byId.get(seatId),
  };
}

export function countByCategory(places: Iterable<Place>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { categoryId } of places) counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
  return counts;
}

function distanceTo({ focalPoint }: SeatMap, { x, y }: { x: number; y: number }): number {
  return Math.hypot(x - focalPoint.x, y - focalPoint.y);
}

function placesOfArea(seatMap: SeatMap, area: Area, run: number): Place[] {
  const x = area.x + Math.round(area.width / 2);
  const y = area.y + Math.round(area.height / 2);
  const distance = distanceTo(seatMap, { x, y });
  return Array.from({ length: area.capacity }, (_, position) => ({
    seatId: `${area.id}-${position + 1}`,
    categoryId: area.categoryId,
    section: area.name,
    sectionId: null,
    row: '',
    number: String(position + 1),
    gate: area.gate,
    kind: 'standard' as const,
    x,
    y,
    distance,
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
