import type { Organisation } from '@houseful/contract/organisations';
import type { Queryable, Tx } from '#platform/postgres/tx';

interface OrganisationRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly legal_name: string | null;
  readonly tax_number: string | null;
  readonly address: string | null;
  readonly support_email: string | null;
  readonly created_at: Date;
}

export const ORGANISATION = `o.organisation_id, o.name, o.legal_name, o.tax_number, o.address, o.support_email,
                             o.created_at`;

export function toOrganisation(row: OrganisationRow): Organisation {
  return {
    organisationId: row.organisation_id,
    name: row.name,
    legalName: row.legal_name,
    taxNumber: row.tax_number,
    address: row.address,
    supportEmail: row.support_email,
    createdAt: row.created_at.toISOString(),
  };
}

export type OrganisationColumns = OrganisationRow;

export interface NewOrganisation {
  readonly organisationId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly requestDigest: string | null;
}

/** @returns whether it was new */
export async function insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<boolean> {
  const { organisationId, name, createdAt, requestDigest } = organisation;
  const rows = await tx.rows({
    text: `insert into organisations.organisations (organisation_id, name, created_at, request_digest)
           values ($1, $2, $3, $4) on conflict do nothing returning organisation_id`,
    values: [organisationId, name, createdAt, requestDigest],
  });
  return rows.length > 0;
}

/** Locked until the transaction ends: who works there changes one after the other. */
export async function lockOrganisation(
  tx: Tx,
  organisationId: string,
): Promise<(Organisation & { requestDigest: string | null }) | undefined> {
  const [row] = await tx.rows<OrganisationRow & { request_digest: string | null }>({
    text: `select ${ORGANISATION}, o.request_digest from organisations.organisations o
            where o.organisation_id = $1 for update`,
    values: [organisationId],
  });
  return row && { ...toOrganisation(row), requestDigest: row.request_digest };
}

export async function findOrganisation(
  db: Queryable,
  organisationId: string,
): Promise<Organisation | undefined> {
  const [row] = await db.rows<OrganisationRow>({
    text: `select ${ORGANISATION} from organisations.organisations o where o.organisation_id = $1`,
    values: [organisationId],
  });
  return row && toOrganisation(row);
}

export function updateOrganisation(tx: Tx, organisation: Organisation): void {
  tx.write({
    text: `update organisations.organisations
              set name = $2, legal_name = $3, tax_number = $4, address = $5, support_email = $6
            where organisation_id = $1`,
    values: [
      organisation.organisationId,
      organisation.name,
      organisation.legalName,
      organisation.taxNumber,
      organisation.address,
      organisation.supportEmail,
    ],
  });
}

/** Keeps which organisation each of the venues is one of; those that are known stay where they are. */
export function insertVenues(
  tx: Tx,
  venues: readonly { venueId: string; organisationId: string }[],
): void {
  tx.write({
    text: `insert into organisations.venues (venue_id, organisation_id)
           select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
    values: [venues.map((v) => v.venueId), venues.map((v) => v.organisationId)],
  });
}

/** Of these venues, those of the organisation. */
export async function venuesOf(
  tx: Queryable,
  organisationId: string,
  venueIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ venue_id: string }>({
    text: `select venue_id from organisations.venues
            where organisation_id = $1 and venue_id = any ($2::text[])`,
    values: [organisationId, venueIds],
  });
  return new Set(rows.map(({ venue_id }) => venue_id));
}
