import { z } from 'zod';
import { Id, SeatId } from './primitives.ts';

/** What a seat is besides its price: how it is drawn and who it is meant for. */
export const SeatKind = z.enum(['standard', 'recliner', 'wheelchair', 'companion']);
export type SeatKind = z.infer<typeof SeatKind>;

/** Positions are whole centimetres from the drawing's top-left corner, y growing away from the stage. */
export const Seat = z.strictObject({
  seatId: SeatId,
  /** The number printed on the chair; neighbourhood comes from the order in the row, never from it. */
  number: z.string().min(1).max(8),
  categoryId: Id,
  x: z.int(),
  y: z.int(),
  kind: SeatKind.default('standard'),
  /** Something stands between this seat and the stage; told before it is bought. */
  view: z.literal('obstructed').optional(),
  /** True where an aisle (or a gap) follows: this seat and the next are not neighbours. */
  aisleAfter: z.boolean().optional(),
});
export type Seat = z.infer<typeof Seat>;

export const Row = z.strictObject({ label: z.string().min(1).max(8), seats: z.array(Seat) });

export const Section = z.strictObject({
  id: Id,
  name: z.string().min(1).max(60),
  /** The entrance to use; printed on the ticket. */
  gate: z.string().min(1).max(20),
  rows: z.array(Row),
});
export type Section = z.infer<typeof Section>;

/**
 * General admission: `capacity` interchangeable places without positions,
 * seat ids `{id}-1` … `{id}-{capacity}`, sold by the same engine as chairs.
 */
export const Area = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]{0,15}$/),
  name: z.string().min(1).max(60),
  gate: z.string().min(1).max(20),
  categoryId: Id,
  capacity: z.int().min(1).max(100_000),
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Area = z.infer<typeof Area>;

export const SeatMapCategory = z.strictObject({ categoryId: Id, name: z.string().min(1).max(40) });

/** One version of a room's drawing. Immutable: a redrawn room is a new seat map with a new id. */
export const SeatMap = z.strictObject({
  seatMapId: Id,
  name: z.string().min(1).max(80),
  width: z.int().positive(),
  height: z.int().positive(),
  /** What everybody looks at, drawn as a labelled shape. */
  stage: z.strictObject({
    label: z.string().min(1).max(30),
    shape: z.enum(['screen', 'stage', 'pitch', 'court']),
    x: z.int(),
    y: z.int(),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  /** Best seats are those nearest to it. */
  focalPoint: z.strictObject({ x: z.int(), y: z.int() }),
  categories: z.array(SeatMapCategory).min(1).max(20),
  sections: z.array(Section).max(400),
  areas: z.array(Area).max(40),
});
export type SeatMap = z.infer<typeof SeatMap>;

export const OUTLINE_POINTS_MAX = 40;

const Point = z.strictObject({ x: z.int(), y: z.int() });

/** A section without its seats: enough to draw it, name it, and say what it has. */
export const SectionOverview = z.strictObject({
  id: Id,
  name: z.string(),
  gate: z.string(),
  seatsTotal: z.int(),
  /** A closed polygon around the section's chairs, which it follows in their curve. */
  outline: z.array(Point).max(OUTLINE_POINTS_MAX),
  /** Where the section's name is written: the middle of its chairs. */
  centre: Point,
  /** In the order of the drawing's categories; those without a seat here are left out. */
  categories: z.array(z.strictObject({ categoryId: Id, seats: z.int() })),
  /** Places for wheelchairs; their companions' seats are not counted. */
  accessibleSeats: z.int(),
});
export type SectionOverview = z.infer<typeof SectionOverview>;

/** The drawing of a room without its seats: a few kilobytes also for a stadium. Immutable. */
export const SeatMapOverview = SeatMap.omit({ sections: true }).extend({
  /** Chairs and places of areas together. */
  seatsTotal: z.int(),
  sections: z.array(SectionOverview),
});
export type SeatMapOverview = z.infer<typeof SeatMapOverview>;
