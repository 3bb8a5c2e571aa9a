import type { Employment, Member } from '@houseful/contract/organisations';
import { type Grant, reachOf, RIGHTS } from '@houseful/contract/staff';

export type Grants = Member['grants'];

/** Both together: one grant for each role, for all the venues that either is for. */
export function mergeGrants(had: readonly Grant[], given: readonly Grant[]): Grants {
  const merged = new Map<Grant['role'], Grants[number]>();
  for (const { role, venueIds } of [...had, ...given]) {
    const known = merged.get(role);
    const isEverywhere = venueIds === null || known?.venueIds === null;
    merged.set(role, {
      role,
      venueIds: isEverywhere ? null : [...new Set([...(known?.venueIds ?? []), ...venueIds])],
    });
  }
  return [...merged.values()];
}

/** What grants come to, right by right. */
export function rightsOf(organisationId: string, grants: readonly Grant[]): Employment['rights'] {
  return RIGHTS.flatMap((right) =>
    reachOf([{ organisationId, grants }], right).map(({ venueIds }) => ({
      right,
      venueIds: venueIds && [...venueIds],
    })),
  );
}

export function isOwner(grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => role === 'owner');
}

/** The venues that are named, once each. */
export function venuesNamed(grants: readonly Grant[]): string[] {
  return [...new Set(grants.flatMap(({ venueIds }) => venueIds ?? []))];
}
