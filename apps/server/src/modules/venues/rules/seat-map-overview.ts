import type {
  SeatMap,
  SeatMapOverview,
  Section,
  SectionOverview,
} from '@houseful/contract/seat-map';
import { sectionCentre, sectionOutline } from './section-outline.ts';

/** The drawing without its chairs: each section as a shape with its name and what it has. */
export function seatMapOverview(seatMap: SeatMap): SeatMapOverview {
  const { sections, ...room } = seatMap;
  const shown = sections.map((section) => sectionOverview(section, seatMap));
  const chairs = shown.reduce((sum, { seatsTotal }) => sum + seatsTotal, 0);
  const standing = room.areas.reduce((sum, { capacity }) => sum + capacity, 0);
  return { ...room, seatsTotal: chairs + standing, sections: shown };
}

function sectionOverview(section: Section, { categories }: SeatMap): SectionOverview {
  const seats = section.rows.flatMap((row) => row.seats);
  const outline = sectionOutline(section);
  const ofCategory = Map.groupBy(seats, (seat) => seat.categoryId);
  return {
    id: section.id,
    name: section.name,
    gate: section.gate,
    seatsTotal: seats.length,
    outline,
    centre: sectionCentre(section, outline),
    categories: categories.flatMap(({ categoryId }) => {
      const count = ofCategory.get(categoryId)?.length ?? 0;
      return count > 0 ? [{ categoryId, seats: count }] : [];
    }),
    accessibleSeats: seats.filter(({ kind }) => kind === 'wheelchair').length,
  };
}
