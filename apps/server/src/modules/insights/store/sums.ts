import type { Tx } from '#platform/postgres/tx';
import { SALES_AMOUNTS } from '../rules/entries.ts';
import type { SumRow, Sums } from '../rules/sums.ts';

/** A table of sums: what names a row, and what is added up in it. */
interface SumTable {
  readonly name: string;
  readonly key: readonly (readonly [column: string, type: string])[];
  readonly amounts: readonly string[];
}

const OF_ALL = [
  ['generation', 'int'],
  ['organisation_id', 'text'],
  ['local_day', 'date'],
  ['venue_id', 'text'],
  ['currency', 'text'],
] as const;

/** The tables in the order in which every transaction writes them. */
const SALES: SumTable = {
  name: 'sales',
  key: [
    ...OF_ALL,
    ['grain', 'text'],
    ['title_id', 'text'],
    ['show_id', 'text'],
    ['channel', 'text'],
  ],
  amounts: SALES_AMOUNTS,
};
const MONEY: SumTable = {
  name: 'money',
  key: [...OF_ALL, ['kind', 'text'], ['provider', 'text'], ['reason', 'text']],
  amounts: ['entries', 'amount'],
};
const OFFERS: SumTable = {
  name: 'offers',
  key: [...OF_ALL, ['offer_id', 'text'], ['code', 'text'], ['name', 'text']],
  amounts: ['orders', 'seats', 'discount', 'gross'],
};

/** Adds the sums to what is there; rows are touched in the order of their keys. */
export function addSums(tx: Tx, { sales, money, offers }: Sums): void {
  add(tx, SALES, sales);
  add(tx, MONEY, money);
  add(tx, OFFERS, offers);
}

function add(tx: Tx, { name, key, amounts }: SumTable, rows: readonly SumRow[]): void {
  if (rows.length === 0) return;
  const keys = key.map(([column]) => column).join(', ');
  const types = [...key, ...amounts.map((column) => [column, 'bigint'] as const)];
  tx.write({
    name: `insights.add-${name}`,
    text: `insert into insights.${name} as t (${keys}, ${amounts.join(', ')})
           select ${keys}, ${amounts.join(', ')}
             from json_to_recordset($1::json)
                  as r (${types.map((column) => column.join(' ')).join(', ')})
            order by ${keys}
           on conflict (${keys}) do update
              set ${amounts.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')}`,
    values: [JSON.stringify(rows)],
  });
}

export interface SeatChange {
  readonly generation: number;
  readonly show_id: string;
  /** More or, below zero, fewer seats that are somebody's. */
  readonly seats: number;
}

export function addSeats(tx: Tx, changes: readonly SeatChange[]): void {
  if (changes.length === 0) return;
  tx.write({
    name: 'insights.add-seats',
    text: `with change as (
             select generation, show_id, sum(seats) as seats
               from json_to_recordset($1::json) as c (generation int, show_id text, seats int)
              group by generation, show_id
           ),
           locked as (
             select s.generation, s.show_id, change.seats
               from insights.shows s join change using (generation, show_id)
              order by s.generation, s.show_id
                for no key update of s
           )
           update insights.shows s set seats = s.seats + locked.seats
             from locked
            where (s.generation, s.show_id) = (locked.generation, locked.show_id)`,
    values: [JSON.stringify(changes)],
  });
}
