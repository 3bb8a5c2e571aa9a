import { z } from 'zod';
import { LocalTime } from './pricing.ts';
import { Id, LocalDate } from './primitives.ts';
import { CLASH_REASONS } from './schedule-kit.ts';

export const ClashOfShow = z.strictObject({
  reason: z.enum(CLASH_REASONS),
  /** What is in the way; without an id: another show of the same batch. */
  with: z
    .strictObject({
      showId: Id.nullable(),
      titleName: z.string(),
      localDate: LocalDate,
      localTime: LocalTime,
    })
    .optional(),
  /** Those that the price card says nothing about. */
  categories: z.array(z.string()).optional(),
});
export type ClashOfShow = z.infer<typeof ClashOfShow>;

/** A show that cannot be where it is wanted, and every reason why. */
export const ClashingShow = z.strictObject({
  /** Among all that are wanted, from 0. */
  position: z.int().nonnegative(),
  screenId: Id,
  titleId: Id,
  titleName: z.string(),
  localDate: LocalDate,
  localTime: LocalTime,
  clashes: z.array(ClashOfShow),
});
export type ClashingShow = z.infer<typeof ClashingShow>;
