import type { Seat, SeatKind, Section } from '@houseful/contract/seat-map';
import { arcLength, type Oval, placeAlong, pointOn, widen } from './oval.ts';
import { rowLabel } from './row-label.ts';
import type { Row } from './shapes.ts';

/** One ring of stands, cut into equal angles. */
export type Tier = {
  name: string;
  /** Before the section's number: `L` gives sections L1 … Ln. */
  letter: string;
  sections: number;
  rows: number;
  /** From the edge of the floor to the first row. */
  distance: number;
  /** Whether the last row, level with the concourse, has wheelchair places. */
  accessible: boolean;
};

/** One section of a tier before its category is known. */
export type Wedge = {
  tier: Tier;
  tierIndex: number;
  id: string;
  from: number;
  to: number;
  /** Its middle, for ranking by distance. */
  x: number;
  y: number;
};

const ROW_CM = 80;
const STAIRS_CM = 120;
const GATES = 12;
const SEAT_WIDTH_CM: Record<SeatKind, number> = {
  standard: 55,
  recliner: 90,
  wheelchair: 100,
  companion: 55,
};

/**
 * The sections round a floor, counted clockwise from the stage's side. Those whose middle lies
 * within `closedAngle` of the top are left out: they would look at the back of the stage.
 */
export function wedgesRound(floor: Oval, tiers: readonly Tier[], closedAngle: number): Wedge[] {
  return tiers.flatMap((tier, tierIndex) => {
    const angle = (2 * Math.PI) / tier.sections;
    const middleRow = widen(floor, tier.distance + (tier.rows * ROW_CM) / 2);
    return Array.from({ length: tier.sections }, (_, index) => ({
      tier,
      tierIndex,
      id: `${tier.letter}${index + 1}`,
      from: index * angle,
      to: (index + 1) * angle,
      ...pointOn(middleRow, (index + 0.5) * angle),
    })).filter(({ from, to }) => {
      const middle = (from + to) / 2;
      return Math.min(middle, 2 * Math.PI - middle) >= closedAngle;
    });
  });
}

/** Fans the rows of one section; seat ids read `{section}-{row}{number}`: `L12-C7`. */
export function drawWedge(floor: Oval, wedge: Wedge, categoryId: string): Section {
  const { tier, id } = wedge;
  const rows = Array.from({ length: tier.rows }, (_, index): Row => {
    const oval = widen(floor, tier.distance + index * ROW_CM);
    const room = arcLength(oval, wedge.from, wedge.to) - STAIRS_CM;
    const kinds = kindsAlong(room, tier.accessible && index === tier.rows - 1);
    const label = rowLabel(index);
    const seats = placeAlong(oval, wedge, kinds, SEAT_WIDTH_CM).map((place, seat): Seat => {
      const number = String(seat + 1);
      return {
        seatId: `${id}-${label}${number}`,
        number,
        categoryId,
        x: place.x,
        y: place.y,
        kind: place.kind,
      };
    });
    return { label, seats };
  });
  const gate = 1 + Math.floor(((wedge.from + wedge.to) / 2 / (2 * Math.PI)) * GATES);
  return { id, name: `${tier.name} ${id}`, gate: `Gate ${gate}`, rows };
}

/** From the edge of the floor to behind the last row of the outermost tier. */
export function bowlDepth(tiers: readonly Tier[]): number {
  return Math.max(...tiers.map((tier) => tier.distance + tier.rows * ROW_CM));
}

function kindsAlong(room: number, accessible: boolean): SeatKind[] {
  const chairs = (width: number): SeatKind[] =>
    Array.from({ length: Math.floor(width / SEAT_WIDTH_CM.standard) }, () => 'standard');
  if (!accessible) {
    return chairs(room);
  }
  const pair = SEAT_WIDTH_CM.wheelchair + SEAT_WIDTH_CM.companion;
  return ['wheelchair', 'companion', ...chairs(room - 2 * pair), 'companion', 'wheelchair'];
}
