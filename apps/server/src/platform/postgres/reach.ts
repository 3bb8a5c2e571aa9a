import type { Call } from '@houseful/contract/operation';

type Reach = NonNullable<Call['reach']>;

/**
 * A condition: the row lies within the reach, as `reaches` of the contract says it. Parameters and columns by name, as in
 * `withinReach('$1', 'r.organisation_id', 'r.venue_id')`; the value of the parameter is `reachValue`.
 */
export function withinReach(parameter: string, organisation: string, venue: string): string {
  return `exists (
    select from json_to_recordset(${parameter}::json) as reached ("organisationId" text, "venueIds" jsonb)
     where "organisationId" = ${organisation} and ("venueIds" is null or "venueIds" ? ${venue}))`;
}

export function reachValue(reach: Reach): string {
  return JSON.stringify(reach);
}
