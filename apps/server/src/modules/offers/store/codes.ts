import type { Queryable, Tx } from '#platform/postgres/tx';

/** A single-use code and the offer that it was issued for. */
export interface IssuedCode {
  readonly organisationId: string;
  readonly code: string;
  readonly offerId: string;
}

export interface BatchRow {
  readonly batch_id: string;
  readonly offer_id: string;
  readonly request_digest: string;
  readonly issued_at: Date;
}

/** Which of the texts are codes that were issued. What is none costs the same. */
export async function findIssued(
  db: Queryable,
  codes: readonly { organisationId: string; code: string }[],
): Promise<IssuedCode[]> {
  if (codes.length === 0) return [];
  const rows = await db.rows<{ organisation_id: string; code: string; offer_id: string }>({
    name: 'codes.find',
    text: `select organisation_id, code, offer_id
             from unnest($1::text[], $2::text[]) as c (organisation_id, code)
             join offers.codes using (organisation_id, code)`,
    values: [codes.map(({ organisationId }) => organisationId), codes.map(({ code }) => code)],
  });
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    code: row.code,
    offerId: row.offer_id,
  }));
}

export function insertBatch(tx: Tx, row: BatchRow): void {
  tx.write({
    text: `insert into offers.batches (batch_id, offer_id, request_digest, issued_at)
           values ($1, $2, $3, $4)`,
    values: [row.batch_id, row.offer_id, row.request_digest, row.issued_at],
  });
}

export async function findBatch(tx: Tx, batchId: string): Promise<BatchRow | undefined> {
  const [row] = await tx.rows<BatchRow>({
    text: 'select batch_id, offer_id, request_digest, issued_at from offers.batches where batch_id = $1',
    values: [batchId],
  });
  return row;
}

/** Keeps those of the codes that nobody has yet; answers how many those were. */
export async function insertCodes(
  tx: Tx,
  batch: Pick<BatchRow, 'batch_id' | 'offer_id'> & { readonly organisationId: string },
  codes: readonly string[],
): Promise<number> {
  const rows = await tx.rows({
    text: `insert into offers.codes (organisation_id, code, offer_id, batch_id)
           select $1, c.code, $2, $3 from unnest($4::text[]) as c (code)
            where not exists (select from offers.offers o
                               where o.organisation_id = $1 and o.code = c.code and o.ended_at is null)
               on conflict do nothing returning code`,
    values: [batch.organisationId, batch.offer_id, batch.batch_id, codes],
  });
  return rows.length;
}

/** How many codes each of the offers has; one that has none is left out. */
export async function countIssued(
  db: Queryable,
  offerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.rows<{ offer_id: string; issued: number }>({
    text: `select offer_id, count(*)::int as issued from offers.codes
            where offer_id = any($1) group by offer_id`,
    values: [offerIds],
  });
  return new Map(rows.map((row) => [row.offer_id, row.issued]));
}

/** Every code of an offer in the order in which they were issued, and the order that uses it now or for good. */
export function listCodes(
  db: Queryable,
  offerId: string,
  { now, codesMax }: { now: Date; codesMax: number },
): Promise<{ code: string; issued_at: Date; order_id: string | null }[]> {
  return db.rows({
    text: `select c.code, d.issued_at, u.order_id
             from offers.codes c
             join offers.batches d using (batch_id)
             left join offers.uses u
               on u.offer_id = c.offer_id and u.code = c.code
              and (u.state = 'settled' or (u.state = 'reserved' and u.ends_at > $2))
            where c.offer_id = $1
            order by d.issued_at, c.batch_id, c.code limit $3`,
    values: [offerId, now, codesMax],
  });
}

/** How often codes are used, settled and being paid for, by `useOfCode`. */
export async function countOfCodes(
  db: Queryable,
  codes: readonly IssuedCode[],
  now: Date,
): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await db.rows<{ offer_id: string; code: string; uses: number }>({
    name: 'codes.count',
    text: `select offer_id, code, count(*)::int as uses
             from unnest($1::text[], $2::text[]) as c (offer_id, code)
             join offers.uses u using (offer_id, code)
            where u.state = 'settled' or (u.state = 'reserved' and u.ends_at > $3)
            group by offer_id, code`,
    values: [codes.map(({ offerId }) => offerId), codes.map(({ code }) => code), now],
  });
  return new Map(rows.map((row) => [useOfCode(row.offer_id, row.code), row.uses]));
}

export function useOfCode(offerId: string, code: string): string {
  return `${offerId} ${code}`;
}
