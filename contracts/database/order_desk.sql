-- Schema order_desk, generated from its migrations. Do not edit.

create table order_desk.orders (
  order_id text collate "C" not null,
  version integer not null,
  state integer not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C",
  show_id text collate "C" not null,
  title_name text not null,
  venue_name text not null,
  screen_name text not null,
  starts_at timestamp with time zone not null,
  time_zone text not null,
  status text collate "C" not null,
  at timestamp with time zone not null,
  channel text collate "C" not null,
  name text,
  email text,
  phone text,
  ticket_code text collate "C",
  seat_ids text[] not null,
  total bigint not null,
  refunded bigint not null,
  currency text collate "C" not null,
  words text collate "C" not null,
  PRIMARY KEY (order_id)
);

CREATE INDEX orders_by_status ON order_desk.orders USING btree (organisation_id, status, at DESC, order_id DESC);

CREATE INDEX orders_by_time ON order_desk.orders USING btree (at DESC, order_id DESC);

CREATE INDEX orders_by_words ON order_desk.orders USING gin (words catalog.gin_trgm_ops);

CREATE INDEX orders_of_organisation ON order_desk.orders USING btree (organisation_id, at DESC, order_id DESC);

CREATE INDEX orders_of_show ON order_desk.orders USING btree (show_id, at DESC, order_id DESC);

CREATE INDEX orders_of_venue ON order_desk.orders USING btree (venue_id, at DESC, order_id DESC);

create table order_desk.rebuilds (
  is_only boolean not null default true,
  after text collate "C",
  PRIMARY KEY (is_only),
  CHECK (is_only)
);
