-- One row for each order that was paid or has ended, as it is by now, for who looks for it. Everything here was told by others
-- and can be told again: `npm run order-desk -- rebuild`.
create table orders (
  order_id text collate "C" primary key,
  -- News comes in any order: a later version counts, and of the same one the later state.
  version int not null,
  state int not null,
  organisation_id text collate "C" not null,
  -- Null: of a label of before there were venues in it.
  venue_id text collate "C",
  show_id text collate "C" not null,
  title_name text not null,
  venue_name text not null,
  screen_name text not null,
  starts_at timestamptz not null,
  time_zone text not null,
  status text collate "C" not null,
  at timestamptz not null,
  channel text collate "C" not null,
  name text,
  email text,
  phone text,
  ticket_code text collate "C",
  seat_ids text[] not null,
  total bigint not null,
  refunded bigint not null,
  currency text collate "C" not null,
  -- Name, mail, phone, code and seats, folded, each word between spaces (rules/order-words.ts).
  words text collate "C" not null
);
create index orders_by_time on orders (at desc, order_id desc);
create index orders_of_organisation on orders (organisation_id, at desc, order_id desc);
create index orders_of_venue on orders (venue_id, at desc, order_id desc);
create index orders_of_show on orders (show_id, at desc, order_id desc);
create index orders_by_status on orders (organisation_id, status, at desc, order_id desc);

do $$
declare home text;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then
    create extension pg_trgm schema order_desk;
  end if;
  select nspname into home from pg_extension join pg_namespace n on n.oid = extnamespace
   where extname = 'pg_trgm';
  execute format('create index orders_by_words on orders using gin (words %I.gin_trgm_ops)', home);
end
$$;
-- How many orders a piece of a word is likely to find decides the way to them.
alter table orders alter column words set statistics 1000;

-- How far a rebuild has come, for one that goes on where it was broken off; one row, none when there is nothing to do.
create table rebuilds (
  is_only boolean primary key default true check (is_only),
  after text collate "C"
);
