import { z } from 'zod';
import { Id, Instant } from './primitives.ts';

/** What the order was for, in words, as it was at purchase: names survive later edits. */
export const ShowLabel = z.strictObject({
  titleId: Id,
  titleName: z.string(),
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
