/** Where everything belongs that was there before there were organisations, and all of who needs but one. */
export const FIRST_ORGANISATION_ID = 'org_first';

/** Stands in the audit log for what the house did by itself, as it had been told to before. */
export const HOUSE_ACTOR_ID = 'house';

/** What somebody is employed for; each role is had for a whole organisation or for some of its venues. */
export const STAFF_ROLES = [
  'owner',
  'manager',
  'box-office',
  'support',
  'scanner',
  'auditor',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What an operation of the back office asks for. Whoever may change something may see it. */
export const RIGHTS = [
  'see-programme',
  'see-orders',
  'see-money',
  'see-audit',
  'see-waiting-rooms',
  'manage-people',
  'run-organisation',
  'run-places',
  'run-titles',
  'run-schedule',
  'run-prices',
  'run-offers',
  'run-waiting-rooms',
  'serve-buyers',
  'refund',
  'sell',
  'scan',
  'run-gate',
] as const;
export type Right = (typeof RIGHTS)[number];

const SEES_ALL = [
  'see-programme',
  'see-orders',
  'see-money',
  'see-audit',
  'see-waiting-rooms',
] as const satisfies readonly Right[];

/** The whole of who may do what: the server decides by it, and the pages show buttons by it. */
export const ROLE_RIGHTS: Readonly<Record<StaffRole, readonly Right[]>> = {
  owner: RIGHTS,
  manager: RIGHTS.filter((right) => right !== 'run-organisation'),
  'box-office': ['see-programme', 'see-orders', 'serve-buyers', 'sell', 'scan'],
  support: ['see-programme', 'see-orders', 'serve-buyers'],
  scanner: ['scan'],
  auditor: SEES_ALL,
};

/** One role of one person. */
export interface Grant {
  readonly role: StaffRole;
  /** Null: for the whole organisation, its future venues included. */
  readonly venueIds: readonly string[] | null;
}

/** Where somebody may do one certain thing in one organisation. */
export interface ReachedOrganisation {
  readonly organisationId: string;
  /** Null: everywhere in it. */
  readonly venueIds: readonly string[] | null;
}

/** Where a caller may do what an operation asks for; proved by the gateway. */
export type Reach = readonly ReachedOrganisation[];

/** Where a thing belongs. */
export interface Belonging {
  readonly organisationId: string;
  /** Null: to the organisation as a whole. */
  readonly venueId: string | null;
}

/** Whether a thing lies within a reach: what belongs to a whole organisation needs a reach over all of it. */
export function reaches(reach: Reach, { organisationId, venueId }: Belonging): boolean {
  return reach.some(
    (reached) =>
      reached.organisationId === organisationId &&
      (reached.venueIds === null || (venueId !== null && reached.venueIds.includes(venueId))),
  );
}

/** Whether a reach has anything to do with the organisation: enough to see what all its venues share. */
export function reachesInto(reach: Reach, organisationId: string): boolean {
  return reach.some((reached) => reached.organisationId === organisationId);
}

/** Where grants allow one certain thing. */
export function reachOf(
  grants: readonly { readonly organisationId: string; readonly grants: readonly Grant[] }[],
  right: Right,
): Reach {
  return grants.flatMap(({ organisationId, grants: given }): ReachedOrganisation[] => {
    const useful = given.filter(({ role }) => ROLE_RIGHTS[role].includes(right));
    if (useful.length === 0) return [];
    if (useful.some(({ venueIds }) => venueIds === null))
      return [{ organisationId, venueIds: null }];
    return [{ organisationId, venueIds: [...new Set(useful.flatMap((g) => g.venueIds ?? []))] }];
  });
}

/**
 * Whether somebody may give, change or take away these grants: nobody hands out what they do not have, and
 * only an owner of the whole makes owners.
 */
export function mayGrant(own: readonly Grant[], given: readonly Grant[]): boolean {
  return given.every(({ role, venueIds }) =>
    own.some(
      (mine) =>
        ROLE_RIGHTS[mine.role].includes('manage-people') &&
        ROLE_RIGHTS[role].every((right) => ROLE_RIGHTS[mine.role].includes(right)) &&
        (mine.venueIds === null ||
          (venueIds !== null && venueIds.every((venueId) => mine.venueIds?.includes(venueId)))),
    ),
  );
}
