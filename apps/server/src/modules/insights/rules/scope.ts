import type { Reach } from '@houseful/contract/staff';

/** What of all there is an answer is made of. */
export interface Scope {
  readonly organisations: readonly string[];
  /** Those of them that count with everything they have. */
  readonly whole: readonly string[];
  /** Of the others these venues. */
  readonly venues: readonly string[];
}

/** What is reached, narrowed down to what is asked; what lies outside the reach is not there. */
export function scopeOf(
  reach: Reach,
  { organisation, venue }: { organisation?: string | undefined; venue?: string | undefined },
): Scope {
  const reached = reach.filter(
    ({ organisationId, venueIds }) =>
      (organisation === undefined || organisation === organisationId) &&
      (venue === undefined || venueIds === null || venueIds.includes(venue)),
  );
  return {
    organisations: reached.map(({ organisationId }) => organisationId),
    whole:
      venue === undefined
        ? reached.flatMap(({ organisationId, venueIds }) => (venueIds ? [] : [organisationId]))
        : [],
    venues: venue === undefined ? reached.flatMap(({ venueIds }) => venueIds ?? []) : [venue],
  };
}

/** Whether every organisation counts with everything it has: then sums that know no venues will do. */
export function isWhole({ organisations, whole }: Scope): boolean {
  return organisations.every((organisation) => whole.includes(organisation));
}
