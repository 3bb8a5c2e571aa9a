import { z } from 'zod';

/** An opaque id with its kind as prefix (`shw_…`, `hld_…`). Clients must not read meaning into it. */
export const Id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,79}$/i, 'must be an id');

/** A chair or a standing place, unique within its show: `A12`, `L2-C7`, `FLOOR-1204`. */
export const SeatId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,23}$/, 'must be a seat id');
export type SeatId = z.infer<typeof SeatId>;

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-20T14:30:00.000Z`. */
export const Instant = z.iso.datetime().regex(/^(19|2\d)/, 'must be between 1900 and 2999');
export type Instant = z.infer<typeof Instant>;

/** A calendar day in the venue's own zone: `2026-11-20`. */
export const LocalDate = z.iso.date().regex(/^(19|2\d)/, 'must be between 1900 and 2999');

/** Money in integer minor units (₹250 is 25000 paise) with its ISO 4217 code. Never a float. */
export const Money = z.strictObject({
  amount: z.int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof Money>;

/** Whether both are the same amount of the same currency. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.amount === b.amount && a.currency === b.currency;
}

export const PAGE_ITEMS_MAX = 100;

/** Query of every list: at most 100 items, and the `nextCursor` of the page before. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(PAGE_ITEMS_MAX).default(20),
  cursor: z.string().min(1).max(200).optional(),
};

/** A list's answer; `nextCursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/**
 * Text typed by a person: trimmed, normalised to NFC, without control characters or
 * direction overrides, so that a name can neither break a screen nor disguise itself.
 */
export function personText(lengthMax: number) {
  return z
    .string()
    .max(lengthMax * 4)
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(lengthMax)
        .regex(
          /^[^\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u,
          'must not contain control characters',
        )
        .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'must have something to be seen'),
    );
}

/** Several values in one parameter, `Hindi,Tamil`: at least one, at most `valuesMax`. */
export function commaList<T extends z.ZodType<unknown, string>>(item: T, valuesMax: number) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(valuesMax));
}

export const Email = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email());

/** A language as browsers name it (BCP 47), in its canonical spelling: `hi`, `en-IN`. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, 'must be a language tag')
  .transform((tag, context) => {
    try {
      return new Intl.Locale(tag).toString();
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a language tag' });
      return z.NEVER;
    }
  });

/** International phone number: a plus sign and 8 to 15 digits; spaces and dashes are dropped. */
export const Phone = z
  .string()
  .max(32)
  .transform((text) => text.replace(/[\s()-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/, 'must be +<country><number>'));
