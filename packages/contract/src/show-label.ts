import { z } from 'zod';
import { Id, Instant } from './primitives.ts';
import { type Belonging, FIRST_ORGANISATION_ID } from './staff.ts';

/** What the order was for, in words, as it was at purchase: names survive later edits. */
export const ShowLabel = z.strictObject({
  titleId: Id,
  titleName: z.string(),
  /** Where it belongs and is; labels written before there were organisations do not say: see `belongingOf`. */
  organisationId: Id.optional(),
  venueId: Id.optional(),
  screenId: Id.optional(),
  kind: z.string(),
  certificate: z.string().nullable(),
  posterUrl: z.string(),
  venueName: z.string(),
  venueAddress: z.string(),
  cityName: z.string(),
  screenName: z.string(),
  language: z.string(),
  format: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  /** A copy of a show, on which an on-sale is rehearsed: nobody meets there, and its tickets open no gate. */
  isRehearsal: z.literal(true).optional(),
});
export type ShowLabel = z.infer<typeof ShowLabel>;

/** Whose show it is, and at which of their venues; what old labels do not say belongs to the first organisation as a whole. */
export function belongingOf({ organisationId, venueId }: ShowLabel): Belonging {
  return { organisationId: organisationId ?? FIRST_ORGANISATION_ID, venueId: venueId ?? null };
}
