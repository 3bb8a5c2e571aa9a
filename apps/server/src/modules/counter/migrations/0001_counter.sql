-- Venues as far as a counter asks: whose they are and what they are called.
create table venues (
  venue_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  name text not null,
  version int not null
);

create table tills (
  till_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  name text not null,
  currency text collate "C" not null,
  is_retired boolean not null default false,
  request_digest text not null,
  created_at timestamptz not null
);
create unique index tills_name on tills (venue_id, lower(name));

-- One person at one till. What is expected at the end is written with what was counted: from then on
-- nothing of a shift changes.
create table shifts (
  shift_id text collate "C" primary key,
  till_id text collate "C" not null references tills,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  currency text collate "C" not null,
  cashier_id text collate "C" not null,
  opened_at timestamptz not null,
  float_count json not null,
  float_amount bigint not null check (float_amount >= 0),
  request_digest text not null,
  closed_at timestamptz,
  closing_count json,
  counted_amount bigint,
  expected_amount bigint,
  reason text,
  check ((closed_at is null) = (counted_amount is null)),
  check ((closed_at is null) = (expected_amount is null)),
  check (counted_amount = expected_amount or reason is not null)
);
-- The two laws of a counter: a drawer is one person's, and a person stands at one drawer.
create unique index shifts_open_of_till on shifts (till_id) where closed_at is null;
create unique index shifts_open_of_cashier on shifts (cashier_id) where closed_at is null;
create index shifts_of_cashier on shifts (cashier_id, opened_at desc, shift_id desc);
create index shifts_by_time on shifts (opened_at desc, shift_id desc);

-- Money that came over a counter or went back over it; amounts below zero went out. Rows are never
-- changed but to say in words what was sold, and never deleted.
create table movements (
  movement_id text collate "C" primary key,
  -- The order in which they came; those of one shift are written under its lock.
  number bigint generated always as identity,
  shift_id text collate "C" not null references shifts,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  kind text not null check (kind in ('sale', 'refund', 'paid-in', 'paid-out')),
  method text not null check (method in ('cash', 'card-terminal')),
  amount bigint not null,
  currency text collate "C" not null,
  at timestamptz not null,
  order_id text collate "C",
  tendered bigint,
  reference text,
  last_four text collate "C" check (last_four ~ '^\d{4}$'),
  reason text,
  request_digest text not null,
  ticket_code text collate "C",
  title text,
  seat_count int,
  check ((kind in ('sale', 'refund')) = (order_id is not null)),
  check ((kind in ('paid-in', 'paid-out')) = (reason is not null)),
  check (case when kind in ('sale', 'paid-in') then amount >= 0 else amount <= 0 end),
  check ((tendered is not null) = (kind = 'sale' and method = 'cash')),
  check (tendered >= amount)
);
-- An order is paid at a counter once, and handed back once.
create unique index movements_sale_of_order on movements (order_id) where kind = 'sale';
create unique index movements_refund_of_order on movements (order_id) where kind = 'refund';
create index movements_of_shift on movements (shift_id, number);
create index movements_by_code on movements (ticket_code) where ticket_code is not null;

-- What the house owes who paid at a counter, from the moment it is known; over with the order's refund
-- among the movements.
create table owed (
  order_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  amount bigint not null check (amount > 0),
  currency text collate "C" not null,
  since timestamptz not null
);
create index owed_since on owed (since, order_id);

-- Whose tickets were wanted by mail after they were sold, and where: the first word counts.
create table wanted (
  order_id text collate "C" primary key,
  email text not null
);
