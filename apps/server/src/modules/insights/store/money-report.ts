import type { Period } from '@houseful/contract/insights';
import type { Queryable } from '#platform/postgres/tx';
import type { MoneyKind } from '../rules/entries.ts';
import type { Scope } from '../rules/scope.ts';
import { CURRENT } from './generations.ts';
import { scopeValues, withinScope } from './scope.ts';

export interface MoneyRow {
  readonly kind: MoneyKind;
  readonly day: string;
  readonly venue_id: string;
  readonly provider: string;
  readonly reason: string;
  readonly entries: number;
  readonly amount: number;
}

/** Money that moved, and has to, day by day. */
export function listMoney(
  db: Queryable,
  scope: Scope,
  { from, until }: Period,
  currency: string,
  kinds: readonly MoneyKind[],
): Promise<MoneyRow[]> {
  return db.rows({
    text: `select m.kind, m.local_day as day, m.venue_id, m.provider, m.reason,
                  sum(m.entries)::bigint as entries, sum(m.amount)::bigint as amount
             from insights.money m
            where m.generation = ${CURRENT} and ${withinScope('m')} and m.kind = any($4::text[])
              and m.local_day between $5::date and $6::date and m.currency = $7
            group by m.kind, m.local_day, m.venue_id, m.provider, m.reason
            order by m.local_day, m.venue_id, m.kind, m.provider, m.reason`,
    values: [...scopeValues(scope), kinds, from, until, currency],
  });
}

/** Promised before that day and not paid back before it. */
export async function owedBefore(
  db: Queryable,
  scope: Scope,
  day: string,
  currency: string,
): Promise<number> {
  const [row] = await db.rows<{ owed: number }>({
    text: `select coalesce(sum(case m.kind when 'due' then m.amount else -m.amount end), 0)::bigint as owed
             from insights.money m
            where m.generation = ${CURRENT} and ${withinScope('m')}
              and m.kind in ('due', 'refunded') and m.local_day < $4::date and m.currency = $5`,
    values: [...scopeValues(scope), day, currency],
  });
  return row?.owed ?? 0;
}

export interface SoldRow {
  readonly day: string;
  readonly venue_id: string;
  readonly orders: number;
  readonly base: number;
  readonly fee: number;
  readonly tax: number;
  readonly discount: number;
}

/** What was sold, day by day and venue by venue. */
export function listSold(
  db: Queryable,
  scope: Scope,
  { from, until }: Period,
  currency: string,
): Promise<SoldRow[]> {
  return db.rows({
    text: `select s.local_day as day, s.venue_id, sum(s.orders)::bigint as orders,
                  sum(s.base)::bigint as base, sum(s.fee)::bigint as fee, sum(s.tax)::bigint as tax,
                  sum(s.discount)::bigint as discount
             from insights.sales s
            where s.generation = ${CURRENT} and s.grain = 'venue' and ${withinScope('s')}
              and s.local_day between $4::date and $5::date and s.currency = $6
            group by s.local_day, s.venue_id
           having sum(s.orders) <> 0
            order by s.local_day, s.venue_id`,
    values: [...scopeValues(scope), from, until, currency],
  });
}

export interface OfferRow {
  readonly offer_id: string;
  readonly code: string;
  readonly name: string;
  readonly orders: number;
  readonly seats: number;
  readonly discount: number;
  readonly gross: number;
}

/** Offers by what they took off, the most first. */
export function listOffers(
  db: Queryable,
  scope: Scope,
  { from, until }: Period,
  currency: string,
  linesMax: number,
): Promise<OfferRow[]> {
  return db.rows({
    text: `select o.offer_id, o.code, max(o.name) as name, sum(o.orders)::bigint as orders,
                  sum(o.seats)::bigint as seats, sum(o.discount)::bigint as discount,
                  sum(o.gross)::bigint as gross
             from insights.offers o
            where o.generation = ${CURRENT} and ${withinScope('o')}
              and o.local_day between $4::date and $5::date and o.currency = $6
            group by o.offer_id, o.code
            order by sum(o.discount) desc, o.offer_id, o.code limit $7`,
    values: [...scopeValues(scope), from, until, currency, linesMax],
  });
}
