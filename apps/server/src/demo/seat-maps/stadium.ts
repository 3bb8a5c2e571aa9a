import type { Area, SeatMap } from '@houseful/contract/seat-map';
import { bowlDepth, drawWedge, type Tier, type Wedge, wedgesRound } from './bowl.ts';
import { categoryByRank, seatMapCategories } from './categories.ts';
import type { Oval } from './oval.ts';

type StadiumSize = 'stadium' | 'stadium-vast';

const LOWER: Tier = {
  ...{ name: 'Lower Tier', letter: 'L', sections: 36 },
  ...{ rows: 20, distance: 600, accessible: true },
};
const UPPER: Tier = {
  ...{ name: 'Upper Tier', letter: 'U', sections: 48 },
  ...{ rows: 24, distance: 2600, accessible: false },
};
const TOP: Tier = {
  ...{ name: 'Top Tier', letter: 'T', sections: 60 },
  ...{ rows: 14, distance: 4900, accessible: false },
};

const TIERS: Record<StadiumSize, readonly Tier[]> = {
  stadium: [LOWER, UPPER],
  'stadium-vast': [LOWER, UPPER, TOP],
};

/** Half the playing oval, boundary rope to middle. */
const FIELD_HALF_WIDTH_CM = 7800;
const FIELD_HALF_HEIGHT_CM = 7000;
const MARGIN_CM = 400;
const STAGE_CM = { width: 6000, height: 1400, fromEdge: 600 };
const STANDING_CM = { width: 9000, height: 6000, fromStage: 300 };
const STANDING_CAPACITY = 8000;
/** Sections nearer than this to the stage's middle line look at its back. */
const BEHIND_STAGE_ANGLE = (40 * Math.PI) / 180;
/** How much further away a seat feels for each tier up. */
const TIER_PENALTY_CM = 4000;

type Stadium = {
  seatMapId: string;
  name: string;
  size: StadiumSize;
  /** Cheapest first. */
  categoryNames: readonly string[];
};

/**
 * A cricket ground set for a match, more than 40,000 seats in rings of stands: the best are low
 * and at the pavilion end (the bottom of the drawing), the cheapest high and square of the wicket.
 */
export function drawStadiumForMatch(stadium: Stadium): SeatMap {
  const field = fieldOf(stadium.size);
  const pavilion = { x: field.centreX, y: field.centreY + field.halfHeight };
  // The largest rectangle inside the oval, so that the drawn field touches no stand.
  const width = Math.round(field.halfWidth * Math.SQRT2);
  const height = Math.round(field.halfHeight * Math.SQRT2);
  return {
    ...bowlOf(stadium, field, { closedAngle: 0, near: pavilion, standing: undefined }),
    stage: {
      label: 'Pitch',
      shape: 'pitch',
      ...{ x: Math.round(field.centreX - width / 2), y: Math.round(field.centreY - height / 2) },
      ...{ width, height },
    },
    focalPoint: { x: field.centreX, y: field.centreY },
  };
}

/**
 * The same ground set for a concert, still more than 40,000 places: a stage at the top, the
 * stands behind it closed, and standing room before it, which alone is the dearest category
 * (with one category it shares it).
 */
export function drawStadiumForConcert(stadium: Stadium): SeatMap {
  const field = fieldOf(stadium.size);
  const stage = {
    label: 'Stage',
    shape: 'stage' as const,
    x: field.centreX - STAGE_CM.width / 2,
    y: field.centreY - field.halfHeight + STAGE_CM.fromEdge,
    width: STAGE_CM.width,
    height: STAGE_CM.height,
  };
  const dearest = seatMapCategories(stadium.categoryNames).at(-1);
  const standing: Area = {
    id: 'FLOOR',
    name: standingName(dearest?.name ?? ''),
    gate: 'Gate 1',
    categoryId: dearest?.categoryId ?? '',
    capacity: STANDING_CAPACITY,
    x: field.centreX - STANDING_CM.width / 2,
    y: stage.y + stage.height + STANDING_CM.fromStage,
    width: STANDING_CM.width,
    height: STANDING_CM.height,
  };
  const near = { x: field.centreX, y: stage.y + stage.height };
  return {
    ...bowlOf(stadium, field, { closedAngle: BEHIND_STAGE_ANGLE, near, standing }),
    stage,
    focalPoint: near,
  };
}

function standingName(category: string): string {
  return /standing/i.test(category) ? category : `${category} Standing`;
}

function fieldOf(size: StadiumSize): Oval {
  const outside = bowlDepth(TIERS[size]) + MARGIN_CM;
  return {
    centreX: FIELD_HALF_WIDTH_CM + outside,
    centreY: FIELD_HALF_HEIGHT_CM + outside,
    halfWidth: FIELD_HALF_WIDTH_CM,
    halfHeight: FIELD_HALF_HEIGHT_CM,
  };
}

function bowlOf(
  stadium: Stadium,
  field: Oval,
  event: { closedAngle: number; near: { x: number; y: number }; standing: Area | undefined },
): Omit<SeatMap, 'stage' | 'focalPoint'> {
  const categories = seatMapCategories(stadium.categoryNames);
  const forStands = event.standing && categories.length > 1 ? categories.slice(0, -1) : categories;
  const wedges = wedgesRound(field, TIERS[stadium.size], event.closedAngle);
  const ranked = rankFromWorst(wedges, event.near);
  return {
    seatMapId: stadium.seatMapId,
    name: stadium.name,
    width: 2 * field.centreX,
    height: 2 * field.centreY,
    categories,
    sections: wedges.map((wedge) =>
      drawWedge(field, wedge, categoryByRank(ranked.get(wedge) ?? 0, wedges.length, forStands)),
    ),
    areas: event.standing ? [event.standing] : [],
  };
}

function rankFromWorst(
  wedges: readonly Wedge[],
  near: { x: number; y: number },
): Map<Wedge, number> {
  const farness = (wedge: Wedge) =>
    Math.hypot(wedge.x - near.x, wedge.y - near.y) + wedge.tierIndex * TIER_PENALTY_CM;
  const sorted = [...wedges].sort((a, b) => farness(b) - farness(a) || (a.id < b.id ? -1 : 1));
  return new Map(sorted.map((wedge, rank) => [wedge, rank]));
}
