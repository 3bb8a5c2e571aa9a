-- Schema tickets, generated from its migrations. Do not edit.

create table tickets.adoptions (
  from_buyer_id text collate "C" not null,
  to_buyer_id text collate "C" not null,
  PRIMARY KEY (from_buyer_id)
);

create table tickets.issued_orders (
  order_id text collate "C" not null,
  buyer_id text collate "C" not null,
  show_id text collate "C" not null,
  ticket_code text collate "C" not null,
  show_label jsonb not null,
  contact jsonb not null,
  issued_at timestamp with time zone not null,
  moved_version integer not null default 0,
  version integer not null default 1,
  PRIMARY KEY (order_id)
);

create table tickets.keys (
  key_id text collate "C" not null,
  public_key bytea not null,
  registered_at timestamp with time zone not null,
  PRIMARY KEY (key_id),
  CHECK ((length(public_key) = 32))
);

create table tickets.tickets (
  ticket_id text collate "C" not null,
  order_id text collate "C" not null,
  line_number integer not null,
  seat_id text collate "C" not null,
  code text collate "C" not null,
  section text not null,
  row_label text not null,
  seat_number text not null,
  gate text not null,
  category_name text not null,
  price_amount bigint not null,
  price_currency text collate "C" not null,
  payload text collate "C" not null,
  status text collate "C" not null default 'VALID'::text,
  revoked_at timestamp with time zone,
  issued_at timestamp with time zone,
  PRIMARY KEY (ticket_id),
  CHECK (((status = 'REVOKED'::text) = (revoked_at IS NOT NULL))),
  CHECK ((price_amount >= 0)),
  CHECK ((status = ANY (ARRAY['VALID'::text, 'REVOKED'::text])))
);

CREATE INDEX tickets_of_order ON tickets.tickets USING btree (order_id, line_number);

CREATE UNIQUE INDEX tickets_one_good_per_seat ON tickets.tickets USING btree (order_id, seat_id) WHERE (status = 'VALID'::text);
