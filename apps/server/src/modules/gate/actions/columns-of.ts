import type { Reach } from '@houseful/contract/staff';

/** Reach as two columns side by side, for SQL; no venue stands for all of them. */
export function columnsOf(reach: Reach): {
  organisationIds: string[];
  venueIds: (string | null)[];
} {
  const rows = reach.flatMap(({ organisationId, venueIds }) =>
    (venueIds ?? [null]).map((venueId) => ({ organisationId, venueId })),
  );
  return {
    organisationIds: rows.map(({ organisationId }) => organisationId),
    venueIds: rows.map(({ venueId }) => venueId),
  };
}
