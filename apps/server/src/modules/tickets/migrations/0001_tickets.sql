-- Public halves of every key that a printed ticket may be signed with. Rows are never removed:
-- a ticket bought before the secret changed must still open its gate.
create table keys (
  key_id text collate "C" primary key,
  public_key bytea not null check (length(public_key) = 32),
  registered_at timestamptz not null
);

-- What the tickets of an order have in common, in the words of the purchase. Its key decides
-- that an order's tickets are issued once.
create table issued_orders (
  order_id text collate "C" primary key,
  buyer_id text collate "C" not null,
  show_id text collate "C" not null,
  ticket_code text collate "C" not null,
  show_label jsonb not null,
  contact jsonb not null,
  issued_at timestamptz not null
);

-- One row per order line. `payload` is kept as it was printed, for it was signed with the key
-- of that day. No foreign key: both rows are written by one transaction of one verb, and the
-- check would cost the confirmation of an order a read per seat.
create table tickets (
  ticket_id text collate "C" primary key,
  order_id text collate "C" not null,
  line_number int not null,
  seat_id text collate "C" not null,
  code text collate "C" not null,
  section text not null,
  row_label text not null,
  seat_number text not null,
  gate text not null,
  category_name text not null,
  price_amount bigint not null check (price_amount >= 0),
  price_currency text collate "C" not null,
  payload text collate "C" not null,
  unique (order_id, seat_id)
);
