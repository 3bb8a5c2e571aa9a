import type { Quote } from '@houseful/contract/booking';
import type { Offer } from '@houseful/contract/offers';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { SettledChange } from './offers.ts';

export type ReservationState = 'reserved' | 'settled' | 'released' | 'cancelled';

/** An offer as it was when an order used it. */
export interface KeptOffer {
  readonly offerId: string;
  readonly offer: Offer;
  /** The single-use code that it was asked for with; absent where there was none. */
  readonly issuedCode?: string;
}

export interface ReservationRow {
  readonly order_id: string;
  readonly show_id: string;
  readonly request_digest: string;
  readonly state: ReservationState;
  readonly reserved_at: Date;
  readonly ends_at: Date;
  readonly quote: Quote;
  readonly offers: readonly KeptOffer[];
}

/** What an order uses of an offer, and who it is from. */
export interface UseRow {
  readonly offerId: string;
  readonly orderId: string;
  readonly endsAt: Date;
  readonly amount: number;
  readonly personKeys: readonly string[];
  /** The single-use code it was asked for with; null where it is no offer of such. */
  readonly code: string | null;
}

const COLUMNS = 'order_id, show_id, request_digest, state, reserved_at, ends_at, quote, offers';

/** Two requests about one order wait for each other, also when neither has written anything yet. */
export function lockOrderIds(tx: Tx, orderIds: readonly string[]): void {
  tx.write({
    name: 'reservations.lock-order-ids',
    text: `select pg_advisory_xact_lock(key)
             from (select distinct hashtextextended('offers of order ' || id, 0) as key
                     from unnest($1::text[]) as o (id) order by key) as keys`,
    values: [orderIds],
  });
}

export function lockReservations(tx: Tx, orderIds: readonly string[]): Promise<ReservationRow[]> {
  return tx.rows({
    name: 'reservations.lock',
    text: `select ${COLUMNS} from offers.reservations where order_id = any($1)
            order by order_id for update`,
    values: [orderIds],
  });
}

export async function findReservation(
  db: Queryable,
  orderId: string,
): Promise<ReservationRow | undefined> {
  const [row] = await db.rows<ReservationRow>({
    name: 'reservations.find',
    text: `select ${COLUMNS} from offers.reservations where order_id = $1`,
    values: [orderId],
  });
  return row;
}

/** Forgets the orders' reservations with their uses and persons. */
export function deleteReservations(tx: Tx, orderIds: readonly string[]): void {
  tx.write({
    name: 'reservations.delete',
    text: 'delete from offers.reservations where order_id = any($1)',
    values: [orderIds],
  });
}

export function insertReservations(
  tx: Tx,
  rows: readonly ReservationRow[],
  uses: readonly UseRow[],
): void {
  if (rows.length === 0) return;
  tx.write({
    name: 'reservations.insert',
    text: `insert into offers.reservations (${COLUMNS})
           select order_id, show_id, request_digest, 'reserved', reserved_at, ends_at, quote, offers
             from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[],
                         $6::json[], $7::json[])
                  as r (order_id, show_id, request_digest, reserved_at, ends_at, quote, offers)`,
    values: [
      rows.map((row) => row.order_id),
      rows.map((row) => row.show_id),
      rows.map((row) => row.request_digest),
      rows.map((row) => row.reserved_at),
      rows.map((row) => row.ends_at),
      rows.map((row) => JSON.stringify(row.quote)),
      rows.map((row) => JSON.stringify(row.offers)),
    ],
  });
  tx.write({
    name: 'uses.insert',
    text: `insert into offers.uses (offer_id, order_id, state, ends_at, amount, code)
           select offer_id, order_id, 'reserved', ends_at, amount, code
             from unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::text[])
                  as u (offer_id, order_id, ends_at, amount, code)`,
    values: [
      uses.map(({ offerId }) => offerId),
      uses.map(({ orderId }) => orderId),
      uses.map(({ endsAt }) => endsAt),
      uses.map(({ amount }) => amount),
      uses.map(({ code }) => code),
    ],
  });
  const persons = uses.flatMap(({ offerId, orderId, personKeys }) =>
    personKeys.map((key) => ({ offerId, orderId, key })),
  );
  tx.write({
    name: 'persons.insert',
    text: `insert into offers.persons (offer_id, person_key, order_id)
           select * from unnest($1::text[], $2::text[], $3::text[])`,
    values: [
      persons.map(({ offerId }) => offerId),
      persons.map(({ key }) => key),
      persons.map(({ orderId }) => orderId),
    ],
  });
}

/** A promise that is asked for again is kept for as long as it is asked for. */
export function prolong(tx: Tx, rows: readonly { orderId: string; endsAt: Date }[]): void {
  if (rows.length === 0) return;
  const values = [rows.map(({ orderId }) => orderId), rows.map(({ endsAt }) => endsAt)];
  for (const table of ['reservations', 'uses']) {
    tx.write({
      name: `${table}.prolong`,
      text: `update offers.${table} set ends_at = greatest(${table}.ends_at, p.ends_at)
               from unnest($1::text[], $2::timestamptz[]) as p (order_id, ends_at)
              where ${table}.order_id = p.order_id and ${table}.state = 'reserved'`,
      values,
    });
  }
}

/**
 * Gives the orders' reservations another state, as far as they are in one of those; answers how
 * much more or less of each offer is settled by it. The second time there is nothing to do.
 */
export async function moveReservations(
  tx: Tx,
  orderIds: readonly string[],
  { from, to }: { from: readonly ReservationState[]; to: ReservationState },
): Promise<SettledChange[]> {
  const locked = await lockReservations(tx, orderIds);
  const moving = locked.filter(({ state }) => from.includes(state)).map((row) => row.order_id);
  if (moving.length === 0) return [];
  tx.write({
    name: 'reservations.move',
    text: 'update offers.reservations set state = $2 where order_id = any($1)',
    values: [moving, to],
  });
  const rows = await tx.rows<{ offer_id: string; was: ReservationState; amount: number }>({
    name: 'uses.move',
    text: `update offers.uses u set state = $2
             from (select order_id, offer_id, state as was from offers.uses
                    where order_id = any($1) order by order_id, offer_id for update) as before
            where u.order_id = before.order_id and u.offer_id = before.offer_id
        returning u.offer_id, before.was, u.amount`,
    values: [moving, to],
  });
  return summed(
    rows.map(({ offer_id: offerId, was, amount }) => {
      const sign = Number(to === 'settled') - Number(was === 'settled');
      return { offerId, uses: sign, amount: sign * amount };
    }),
  );
}

function summed(changes: readonly SettledChange[]): SettledChange[] {
  const byOffer = new Map<string, SettledChange>();
  for (const { offerId, uses, amount } of changes) {
    const sum = byOffer.get(offerId) ?? { offerId, uses: 0, amount: 0 };
    byOffer.set(offerId, { offerId, uses: sum.uses + uses, amount: sum.amount + amount });
  }
  return [...byOffer.values()].filter(({ uses }) => uses !== 0);
}

/** Uses that are being paid for, by offer; those whose time is over do not count. */
export async function countReserved(
  db: Queryable,
  offerIds: readonly string[],
  now: Date,
): Promise<Map<string, { uses: number; amount: number }>> {
  const rows = await db.rows<{ offer_id: string; uses: number; amount: number }>({
    name: 'uses.count-reserved',
    text: `select offer_id, count(*)::int as uses, sum(amount)::bigint as amount
             from offers.uses
            where offer_id = any($1) and state = 'reserved' and ends_at > $2
            group by offer_id`,
    values: [offerIds, now],
  });
  return new Map(rows.map(({ offer_id: id, uses, amount }) => [id, { uses, amount }]));
}

/** Uses of offers by persons, settled and being paid for, by `useOfPerson`. */
export async function countOfPersons(
  db: Queryable,
  offerIds: readonly string[],
  personKeys: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const rows = await db.rows<{ offer_id: string; person_key: string; uses: number }>({
    name: 'persons.count',
    text: `select p.offer_id, p.person_key, count(*)::int as uses
             from offers.persons p
             join offers.uses u on u.order_id = p.order_id and u.offer_id = p.offer_id
            where p.offer_id = any($1) and p.person_key = any($2)
              and (u.state = 'settled' or (u.state = 'reserved' and u.ends_at > $3))
            group by p.offer_id, p.person_key`,
    values: [offerIds, personKeys, now],
  });
  return new Map(rows.map((row) => [useOfPerson(row.offer_id, row.person_key), row.uses]));
}

export function useOfPerson(offerId: string, personKey: string): string {
  return `${offerId} ${personKey}`;
}

/** Forgets reservations of orders that came to nothing long ago. */
export async function forgetReservations(
  tx: Tx,
  before: Date,
  reservationsMax: number,
): Promise<number> {
  const rows = await tx.rows({
    name: 'reservations.forget',
    text: `delete from offers.reservations
            where order_id in (select order_id from offers.reservations
                                where state in ('reserved', 'released') and ends_at <= $1
                                order by ends_at limit $2 for update skip locked)
        returning order_id`,
    values: [before, reservationsMax],
  });
  return rows.length;
}
