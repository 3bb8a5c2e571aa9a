import type { Offer } from '@houseful/contract/offers';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface OfferRow {
  readonly offer_id: string;
  readonly organisation_id: string;
  readonly code: string | null;
  readonly offer: Offer;
  readonly version: number;
  readonly request_digest: string;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly ended_at: Date | null;
  readonly uses_settled: number;
  readonly amount_settled: number;
}

const COLUMNS = `offer_id, organisation_id, code, offer, version, request_digest, created_at, changed_at,
                 ended_at, uses_settled, amount_settled`;

/** False where this offer is known already, or another one has its code. */
export async function insertOffer(tx: Tx, row: OfferRow): Promise<boolean> {
  const rows = await tx.rows({
    text: `insert into offers.offers
             (offer_id, organisation_id, code, offer, version, request_digest, created_at, changed_at,
              single_use)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning offer_id`,
    values: [
      row.offer_id,
      row.organisation_id,
      row.code,
      JSON.stringify(row.offer),
      row.version,
      row.request_digest,
      row.created_at,
      row.changed_at,
      row.offer.singleUseCodes === true,
    ],
  });
  return rows.length > 0;
}

export async function findOffer(db: Queryable, offerId: string): Promise<OfferRow | undefined> {
  const [row] = await db.rows<OfferRow>({
    text: `select ${COLUMNS} from offers.offers where offer_id = $1`,
    values: [offerId],
  });
  return row;
}

/** Two offers that want one code wait for each other. */
export function lockCode(
  tx: Tx,
  { organisation_id, code }: Pick<OfferRow, 'organisation_id' | 'code'>,
): void {
  if (code === null) return;
  tx.write({
    text: "select pg_advisory_xact_lock(hashtextextended('promo code ' || $1 || ' ' || $2, 0))",
    values: [organisation_id, code],
  });
}

/** Whether an offer that has not ended has the code already, other than this one. */
export async function isCodeTaken(
  tx: Tx,
  { organisation_id, code, offer_id }: Pick<OfferRow, 'organisation_id' | 'code' | 'offer_id'>,
): Promise<boolean> {
  const rows = await tx.rows({
    text: `select offer_id from offers.offers
            where organisation_id = $1 and code = $2 and ended_at is null and offer_id <> $3
           union all
           select offer_id from offers.codes where organisation_id = $1 and code = $2`,
    values: [organisation_id, code, offer_id],
  });
  return rows.length > 0;
}

export function updateOffer(tx: Tx, row: OfferRow): void {
  tx.write({
    text: `update offers.offers
              set code = $2, offer = $3, version = $4, changed_at = $5, ended_at = $6, single_use = $7
            where offer_id = $1`,
    values: [
      row.offer_id,
      row.code,
      JSON.stringify(row.offer),
      row.version,
      row.changed_at,
      row.ended_at,
      row.offer.singleUseCodes === true,
    ],
  });
}

/** Offers of the organisations, the last made first. */
export function listOffers(
  db: Queryable,
  organisationIds: readonly string[],
  page: { code: string | null; ended: boolean; skip: number; limit: number },
): Promise<OfferRow[]> {
  return db.rows({
    text: `select ${COLUMNS} from offers.offers
            where organisation_id = any($1)
              and ($2::text is null or code = $2) and ($3 or ended_at is null)
            order by created_at desc, offer_id desc offset $4 limit $5`,
    values: [organisationIds, page.code, page.ended, page.skip, page.limit + 1],
  });
}

/** Offers that need no code, of every organisation, as far as they have not ended. */
export function findAutomatic(db: Queryable, offersMax: number): Promise<OfferRow[]> {
  return db.rows({
    name: 'offers.automatic',
    text: `select ${COLUMNS} from offers.offers
            where code is null and not single_use and ended_at is null
            order by created_at, offer_id limit $1`,
    values: [offersMax],
  });
}

/** What names an offer when it has to be found: itself, or its code in its organisation. */
export interface OfferNames {
  readonly offerIds: readonly string[];
  readonly codes: readonly { organisationId: string; code: string }[];
}

/** Offers by id or by code, as far as they have not ended. A code that nobody knows costs the same. */
export function findOffers(db: Queryable, { offerIds, codes }: OfferNames): Promise<OfferRow[]> {
  return db.rows({
    name: 'offers.find',
    text: `select ${COLUMNS} from offers.offers
            where offer_id = any($1) and ended_at is null
           union all
           select ${COLUMNS.replace(/(\w+)/g, 'o.$1')}
             from unnest($2::text[], $3::text[]) as c (organisation_id, code)
             join offers.offers o
               on o.organisation_id = c.organisation_id and o.code = c.code and o.ended_at is null`,
    values: [
      offerIds,
      codes.map(({ organisationId }) => organisationId),
      codes.map(({ code }) => code),
    ],
  });
}

/**
 * Locks offers that have limits, in key order, until the transaction ends: what is counted of them
 * afterwards stays true until it is written. Ended ones are left out.
 */
export function lockOffers(tx: Tx, offerIds: readonly string[]): Promise<OfferRow[]> {
  return tx.rows({
    name: 'offers.lock',
    text: `select ${COLUMNS} from offers.offers where offer_id = any($1) and ended_at is null
            order by offer_id for update`,
    values: [offerIds],
  });
}

/** Locks one offer against other changes, ended or not. */
export async function lockOffer(tx: Tx, offerId: string): Promise<OfferRow | undefined> {
  const [row] = await tx.rows<OfferRow>({
    text: `select ${COLUMNS} from offers.offers where offer_id = $1 for update`,
    values: [offerId],
  });
  return row;
}

/** What became of uses: so many more or fewer of an offer for good. */
export interface SettledChange {
  readonly offerId: string;
  readonly uses: number;
  readonly amount: number;
}

/** Rows are taken in key order, like everywhere. */
export async function addSettled(tx: Tx, changes: readonly SettledChange[]): Promise<void> {
  if (changes.length === 0) return;
  await lockAny(tx, changes);
  tx.write({
    name: 'offers.add-settled',
    text: `update offers.offers
              set uses_settled = uses_settled + c.uses, amount_settled = amount_settled + c.amount
             from unnest($1::text[], $2::int[], $3::bigint[]) as c (offer_id, uses, amount)
            where offers.offer_id = c.offer_id`,
    values: [
      changes.map(({ offerId }) => offerId),
      changes.map(({ uses }) => uses),
      changes.map(({ amount }) => amount),
    ],
  });
}

async function lockAny(tx: Tx, changes: readonly SettledChange[]): Promise<void> {
  await tx.rows({
    name: 'offers.lock-any',
    text: 'select offer_id from offers.offers where offer_id = any($1) order by offer_id for update',
    values: [changes.map(({ offerId }) => offerId)],
  });
}
