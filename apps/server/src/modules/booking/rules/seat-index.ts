import type { Area, SeatKind, SeatMap } from '@houseful/contract/seat-map';

/** One place of a seat map, with everything a ticket, a price or a neighbour needs to know. */
export interface Place {
  /** Where it stands in `places` of its index. */
  readonly at: number;
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
   * Neighbours have the same run and positions that differ by one, and so they stand in `places`.
   * A run is a row between two aisles; an area is one run, because its places are
   * interchangeable. Never derived from the printed number.
   */
  readonly run: number;
  readonly position: number;
  /** Rows of one section that lie behind one another are numbered on. */
  readonly rowAt: number;
  /** Whole centimetres to the focal point: what "best" means. */
  readonly distance: number;
  readonly areaId: string | null;
}

/** The places of one section or one area, which stand together in the index: from, but not to. */
export interface Block {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface SeatIndex {
  readonly seatMap: SeatMap;
  readonly places: readonly Place[];
  readonly sections: readonly Block[];
  readonly areas: readonly Block[];
  /** How many places each category has. */
  readonly totals: ReadonlyMap<string, number>;
  find(seatId: string): Place | undefined;
}

export function indexSeatMap(seatMap: SeatMap): SeatIndex {
  const places: Place[] = [];
  const sections: Block[] = [];
  const areas: Block[] = [];
  let run = 0;
  let rowAt = 0;
  for (const section of seatMap.sections) {
    const from = places.length;
    for (const row of section.rows) {
      let position = 0;
      run += 1;
      rowAt += 1;
      for (const seat of row.seats) {
        const { x, y } = seat;
        places.push({
          at: places.length,
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
          rowAt,
          distance: distanceTo(seatMap, { x, y }),
          areaId: null,
        });
        if (seat.aisleAfter) run += 1;
      }
    }
    sections.push({ id: section.id, from, to: places.length });
  }
  for (const area of seatMap.areas) {
    const from = places.length;
    for (const place of placesOfArea(seatMap, area, { from, run: ++run, rowAt: ++rowAt })) {
      places.push(place);
    }
    areas.push({ id: area.id, from, to: places.length });
  }
  const byId = new Map(places.map((place) => [place.seatId, place]));
  return {
    seatMap,
    places,
    sections,
    areas,
    totals: countByCategory(places),
    find: (seatId) => byId.get(seatId),
  };
}

export function countByCategory(places: Iterable<Place>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { categoryId } of places) counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
  return counts;
}

/** Places for wheelchairs and companions are left to those who need them. */
export function isForEverybody({ kind }: Place): boolean {
  return kind !== 'wheelchair' && kind !== 'companion';
}

/** Whether `b` is the next place after `a` in the same stretch of a row. */
export function areNeighbours(a: Place | undefined, b: Place | undefined): boolean {
  return a !== undefined && b !== undefined && a.run === b.run && a.position + 1 === b.position;
}

function distanceTo({ focalPoint }: SeatMap, { x, y }: { x: number; y: number }): number {
  return Math.round(Math.hypot(x - focalPoint.x, y - focalPoint.y));
}

function placesOfArea(
  seatMap: SeatMap,
  area: Area,
  { from, run, rowAt }: { from: number; run: number; rowAt: number },
): Place[] {
  const x = area.x + Math.round(area.width / 2);
  const y = area.y + Math.round(area.height / 2);
  const distance = distanceTo(seatMap, { x, y });
  return Array.from({ length: area.capacity }, (_, position) => ({
    at: from + position,
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
    rowAt,
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
