-- What booking sells, kept as it was when it went on sale: the hot path asks nobody.
create table seat_maps (
  seat_map_id text collate "C" primary key,
  seats_total int not null,
  drawing json not null
);

create table shows (
  show_id text collate "C" primary key,
  seat_map_id text collate "C" not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  seats_per_hold_max int not null,
  categories jsonb not null,
  label jsonb not null
);

-- Who has a seat of a show, and until when. The primary key is law 1: one row, one owner.
-- A seat is free when it has no row or taken_until has come; expiry therefore needs no sweeper.
-- A hold sets taken_until to its end, an order to its payment deadline, a sale to infinity,
-- a release to -infinity. Rows are changed in place and never deleted: fence grows with every
-- change, so news about a seat can be put in order however late it arrives.
create table seats (
  show_id text collate "C" not null,
  seat_id text collate "C" not null,
  hold_id text collate "C" not null,
  order_id text collate "C",
  fence bigint not null,
  taken_until timestamptz not null,
  primary key (show_id, seat_id)
) with (fillfactor = 85);

create table holds (
  hold_id text collate "C" primary key,
  buyer_id text collate "C" not null,
  show_id text collate "C" not null,
  seat_ids text[] not null,
  together boolean not null,
  -- json: a retry is answered with the same bytes, key order included.
  quote json not null,
  -- Digest of the request, to tell a retry from another request under the same key.
  request_digest text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  released_at timestamptz,
  order_id text collate "C"
);
create index holds_running_of_buyer on holds (buyer_id, expires_at)
  where released_at is null and order_id is null;
create index holds_without_order on holds (expires_at) where order_id is null;

create table orders (
  order_id text collate "C" primary key,
  hold_id text collate "C" not null unique,
  buyer_id text collate "C" not null,
  show_id text collate "C" not null,
  status text not null check (status in ('PAYMENT_PENDING', 'CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED')),
  seat_ids text[] not null,
  -- json: a retry is answered with the same bytes, key order included.
  quote json not null,
  contact json not null,
  idempotency_key text,
  request_digest text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  payment_id text collate "C",
  ticket_code text collate "C"
);
create index orders_of_buyer on orders (buyer_id, created_at desc, order_id desc);
create index orders_unpaid on orders (expires_at) where status = 'PAYMENT_PENDING';
