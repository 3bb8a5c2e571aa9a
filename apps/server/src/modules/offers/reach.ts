import type { Call } from '@houseful/contract/operation';
import { reaches, reachesInto } from '@houseful/contract/staff';

/**
 * Whether the caller may act for the whole organisation (null), or for these venues of it. Rules about
 * prices are the whole organisation's; an offer can be some venues'.
 */
export function mayActFor(
  { reach = [] }: Call,
  organisationId: string,
  venueIds: readonly string[] | null,
): boolean {
  const venues = venueIds ?? [null];
  return venues.every((venueId) => reaches(reach, { organisationId, venueId }));
}

/** Whether the caller reaches anything of the organisation, which is enough to look. */
export function looksInto({ reach = [] }: Call, organisationId: string): boolean {
  return reachesInto(reach, organisationId);
}

/** The organisations whose lists the caller sees: those within reach, or the one asked for if it is. */
export function organisationsOf({ reach = [] }: Call, asked: string | undefined): string[] {
  return reach
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) => asked === undefined || organisationId === asked);
}
