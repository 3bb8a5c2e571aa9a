import { Area, SeatKind, SeatMap, SeatMapCategory, Section } from '@houseful/contract/seat-map';
import { SeatId } from '@houseful/contract/primitives';
import { z } from 'zod';
import { integrityFlaws } from './integrity.ts';
import {
  AISLE_CM_MAX,
  AISLE_CM_MIN,
  AISLES_PER_BLOCK_MAX,
  AREAS_MAX,
  BEND_CM_MAX,
  BLOCKS_PER_SECTION_MAX,
  CATEGORIES_MAX,
  CATEGORY_COLOURS,
  CURVE_CM_MAX,
  DRAWING_CM_MAX,
  LABEL_LENGTH_MAX,
  NUMBER_DIGITS_MAX,
  NUMBER_START_MAX,
  PLAN_FORMAT,
  PLAN_VERSION,
  POSITION_CM_MAX,
  RADIUS_CM_MIN,
  ROWS_PER_BLOCK_MAX,
  SEATS_PER_ROW_MAX,
  SECTIONS_MAX,
  SPACING_CM_MAX,
  SPACING_CM_MIN,
} from './limits.ts';

/** Whole centimetres of the drawing, from its top-left corner; y grows away from the stage. */
const Cm = z.int().min(-POSITION_CM_MAX).max(POSITION_CM_MAX);
const SizeCm = z.int().min(1).max(DRAWING_CM_MAX);
const Spacing = z.int().min(SPACING_CM_MIN).max(SPACING_CM_MAX);
/** The contract's `Id`, said without a flag: JSON Schema has none. */
const PlanId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/, 'must be an id');
const Label = z.string().min(1).max(LABEL_LENGTH_MAX);
/** Both counted from 0: the row from the front, the place in it from the left as one looks at the stage. */
const PlaceKey = z.string().regex(/^\d{1,3}\.\d{1,3}$/, 'must be a place: row.seat');

/** What one place has otherwise than its block. What it says is said; the rest is the block's. */
export const SeatChange = z.strictObject({
  categoryId: PlanId.optional(),
  kind: SeatKind.optional(),
  view: z.literal('obstructed').optional(),
  /** No chair stands here: a pillar, a control desk. */
  removed: z.literal(true).optional(),
  /** How far it stands from its place, in centimetres along the block's own axes. */
  dx: Cm.optional(),
  dy: Cm.optional(),
  /** Printed on the chair instead of the number that the scheme gives. */
  number: Label.optional(),
  /** Sold under this id instead of the one made from section, row and number. */
  seatId: SeatId.optional(),
});
export type SeatChange = z.infer<typeof SeatChange>;

const Changes = z.record(PlaceKey, SeatChange);

/**
 * Rows as the people of a house say them. `letters` has all 26, `letters-without-i-o` leaves out
 * two that read as 1 and 0; after the last come AA, BB, … . `own` names each row.
 */
export const RowLabels = z.strictObject({
  scheme: z.enum(['letters', 'letters-without-i-o', 'numbers', 'own']),
  /** The first label: 1 is A, or 1. */
  start: z.int().min(1).max(NUMBER_START_MAX),
  from: z.enum(['front', 'back']),
  /** For `own`: one for each row, the front row first, whatever `from` says. */
  own: z.array(Label).max(ROWS_PER_BLOCK_MAX).optional(),
});
export type RowLabels = z.infer<typeof RowLabels>;

/**
 * Six seats, looking at the stage: `left-to-right` 1 2 3 4 5 6, `right-to-left` 6 5 4 3 2 1,
 * `from-middle` 5 3 1 2 4 6, `odd-even` 1 3 5 6 4 2.
 */
export const SeatNumbers = z.strictObject({
  scheme: z.enum(['left-to-right', 'right-to-left', 'from-middle', 'odd-even']),
  start: z.int().min(0).max(NUMBER_START_MAX),
  /** Filled up with zeros to so many digits. */
  digits: z.int().min(1).max(NUMBER_DIGITS_MAX),
  /** A place without a chair keeps its number all the same. */
  countRemoved: z.boolean(),
});
export type SeatNumbers = z.infer<typeof SeatNumbers>;

/**
 * Rows of one pattern. The block's own point is the middle of its front row; its rows go back from
 * there.
 */
export const RowDesign = z.strictObject({
  type: z.literal('rows'),
  rows: z.int().min(1).max(ROWS_PER_BLOCK_MAX),
  /** For each row, the front row first; one number for all. */
  seats: z.union([
    z.int().min(1).max(SEATS_PER_ROW_MAX),
    z.array(z.int().min(0).max(SEATS_PER_ROW_MAX)).min(1).max(ROWS_PER_BLOCK_MAX),
  ]),
  /** Where rows stand that are shorter than the longest. */
  align: z.enum(['left', 'middle', 'right']),
  seatSpacing: Spacing,
  rowSpacing: Spacing,
  /**
   * `radius`: rows on circles around one point before the block, the front row's of this radius.
   * `bend`: all rows of one shape, the ends of the longest so far before its middle; negative the other way.
   */
  curve: z
    .union([
      z.strictObject({ radius: z.int().min(RADIUS_CM_MIN).max(CURVE_CM_MAX) }),
      z.strictObject({ bend: z.int().min(-BEND_CM_MAX).max(BEND_CM_MAX) }),
    ])
    .optional(),
  /** Counted in the longest row from the left, so that an aisle runs straight through all rows. */
  aisles: z
    .array(
      z.strictObject({
        after: z
          .int()
          .min(1)
          .max(SEATS_PER_ROW_MAX - 1),
        width: z.int().min(AISLE_CM_MIN).max(AISLE_CM_MAX),
      }),
    )
    .max(AISLES_PER_BLOCK_MAX),
  rowLabels: RowLabels,
  seatNumbers: SeatNumbers,
  categoryId: PlanId,
  seatKind: SeatKind,
  /** Rows with a category of their own, by their place from the front, counted from 0. */
  rowCategories: z.record(z.string().regex(/^\d{1,3}$/), PlanId).optional(),
  changes: Changes.optional(),
});
export type RowDesign = z.infer<typeof RowDesign>;

/** A row whose chairs stand where they stand: in a drawing that was brought in, or set one by one. */
export const FreeRow = z.strictObject({
  label: Label,
  /** Printed on the chairs, from the left as one looks at the stage. */
  numbers: z.array(Label).max(SEATS_PER_ROW_MAX),
  /** x and y of each chair in turn, from the block's own point. */
  at: z.array(Cm).max(2 * SEATS_PER_ROW_MAX),
  /** Places (from 1) after which the next chair is no neighbour. */
  aisles: z.array(z.int().min(1).max(SEATS_PER_ROW_MAX)).max(SEATS_PER_ROW_MAX).optional(),
  categoryId: PlanId.optional(),
});
export type FreeRow = z.infer<typeof FreeRow>;

export const FreeDesign = z.strictObject({
  type: z.literal('free'),
  rows: z.array(FreeRow).max(ROWS_PER_BLOCK_MAX),
  categoryId: PlanId,
  seatKind: SeatKind,
  changes: Changes.optional(),
});
export type FreeDesign = z.infer<typeof FreeDesign>;

export const Design = z.discriminatedUnion('type', [RowDesign, FreeDesign]);
export type Design = z.infer<typeof Design>;

/** Where it stands is apart from how it is made: a block that is moved keeps its design, and what was computed of it. */
export const Block = z.strictObject({
  id: PlanId,
  x: Cm,
  y: Cm,
  /** Degrees clockwise around its point. */
  rotation: z.number().min(-180).max(180),
  design: Design,
});
export type Block = z.infer<typeof Block>;

export const PlanSection = z.strictObject({
  id: PlanId,
  name: Section.shape.name,
  gate: Section.shape.gate,
  /** Stands before the row in seat ids, `L2` in `L2-C7`, where rows of several sections are called alike. */
  code: z
    .string()
    .regex(/^[A-Z0-9]{1,6}$/)
    .optional(),
  blocks: z.array(Block).max(BLOCKS_PER_SECTION_MAX),
});
export type PlanSection = z.infer<typeof PlanSection>;

export const PlanCategory = z.strictObject({
  id: PlanId,
  name: SeatMapCategory.shape.name,
  /** One of the colours that the house has for categories. */
  colour: z.int().min(1).max(CATEGORY_COLOURS),
});
export type PlanCategory = z.infer<typeof PlanCategory>;

/** Standing room, or seats that nobody is given by number; sold by count. */
export const PlanArea = Area.extend({
  x: Cm,
  y: Cm,
  width: SizeCm,
  height: SizeCm,
  categoryId: PlanId,
});
export type PlanArea = z.infer<typeof PlanArea>;

export const PlanStage = SeatMap.shape.stage.extend({
  x: Cm,
  y: Cm,
  width: SizeCm,
  height: SizeCm,
});
export type PlanStage = z.infer<typeof PlanStage>;

/** Everything but what one part says of another, which `Plan` checks as well. */
export const PlanShape = z.strictObject({
  format: z.literal(PLAN_FORMAT),
  version: z.literal(PLAN_VERSION),
  width: SizeCm,
  height: SizeCm,
  stage: PlanStage,
  /** Best seats are those nearest to it. */
  focalPoint: z.strictObject({ x: Cm, y: Cm }),
  categories: z.array(PlanCategory).min(1).max(CATEGORIES_MAX),
  sections: z.array(PlanSection).max(SECTIONS_MAX),
  areas: z.array(PlanArea).max(AREAS_MAX),
});

/**
 * The editable design of a room, from which its seat map is drawn. Ids are stable: editing a part
 * leaves the names of all others as they are. Where a chair stands is apart from what is printed on it.
 */
export const Plan = PlanShape.superRefine((plan, context) => {
  for (const { path, code, value } of integrityFlaws(plan)) {
    context.addIssue({ code: 'custom', path: [...path], message: code, params: { value } });
  }
});
export type Plan = z.infer<typeof PlanShape>;
