-- Schema booking, generated from its migrations. Do not edit.

create table booking.adoptions (
  from_buyer_id text collate "C" not null,
  to_buyer_id text collate "C" not null,
  PRIMARY KEY (from_buyer_id)
);

create table booking.hold_changes (
  change_id text collate "C" not null,
  hold_id text collate "C" not null,
  request_digest text not null,
  PRIMARY KEY (change_id),
  FOREIGN KEY (hold_id) REFERENCES booking.holds(hold_id) ON DELETE CASCADE
);

CREATE INDEX hold_changes_of_hold ON booking.hold_changes USING btree (hold_id);

create table booking.holds (
  hold_id text collate "C" not null,
  buyer_id text collate "C" not null,
  show_id text collate "C" not null,
  seat_ids text[] not null,
  together boolean not null,
  quote json not null,
  request_digest text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  released_at timestamp with time zone,
  order_id text collate "C",
  extendable_to timestamp with time zone,
  extended_at timestamp with time zone,
  warnings json,
  PRIMARY KEY (hold_id),
  CHECK ((extendable_to > expires_at)),
  CHECK (((extendable_to IS NULL) OR (extended_at IS NULL)))
);

CREATE INDEX holds_without_order ON booking.holds USING btree (buyer_id, expires_at) WHERE (order_id IS NULL);

create table booking.order_changes (
  change_id text collate "C" not null,
  order_id text collate "C" not null,
  version integer not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_id text collate "C" not null,
  reason text not null,
  seats_given text[] not null,
  seats_taken text[] not null,
  refund_amount bigint,
  before json not null,
  request_digest text not null,
  UNIQUE (order_id, version),
  PRIMARY KEY (change_id),
  CHECK ((refund_amount > 0))
);

create table booking.orders (
  order_id text collate "C" not null,
  hold_id text collate "C" not null,
  buyer_id text collate "C" not null,
  show_id text collate "C" not null,
  status text not null,
  seat_ids text[] not null,
  quote json not null,
  contact json not null,
  idempotency_key text,
  request_digest text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  payment_id text collate "C",
  ticket_code text collate "C",
  cancellation json not null,
  cancelled_at timestamp with time zone,
  refund_amount bigint,
  cancelled_because text,
  move_told integer not null default 0,
  version integer not null default 1,
  paid_amount bigint,
  refunded_amount bigint not null default 0,
  channel text,
  UNIQUE (hold_id),
  PRIMARY KEY (order_id),
  CHECK ((cancelled_because = 'show-cancelled'::text)),
  CHECK ((channel = 'counter'::text)),
  CHECK (((refund_amount IS NULL) OR ((status = 'CANCELLED'::text) AND (confirmed_at IS NOT NULL)))),
  CHECK ((((refunded_amount + COALESCE(refund_amount, (0)::bigint)) <= paid_amount) OR (paid_amount IS NULL))),
  CHECK ((paid_amount >= 0)),
  CHECK ((refund_amount > 0)),
  CHECK ((refunded_amount >= 0)),
  CHECK ((status = ANY (ARRAY['PAYMENT_PENDING'::text, 'CONFIRMED'::text, 'FAILED'::text, 'EXPIRED'::text, 'CANCELLED'::text])))
);

CREATE INDEX orders_ended_by_house ON booking.orders USING btree (show_id) WHERE (cancelled_because IS NOT NULL);

CREATE INDEX orders_of_buyer ON booking.orders USING btree (buyer_id, created_at DESC, order_id DESC);

CREATE INDEX orders_unpaid ON booking.orders USING btree (expires_at) WHERE (status = 'PAYMENT_PENDING'::text);

create table booking.seat_maps (
  seat_map_id text collate "C" not null,
  seats_total integer not null,
  drawing json not null,
  PRIMARY KEY (seat_map_id)
);

create table booking.seats (
  show_id text collate "C" not null,
  seat_id text collate "C" not null,
  hold_id text collate "C" not null,
  order_id text collate "C",
  fence bigint not null,
  taken_until timestamp with time zone not null,
  PRIMARY KEY (show_id, seat_id)
);

create table booking.set_aside (
  set_aside_id text collate "C" not null,
  show_id text collate "C" not null,
  kind text not null,
  reason text not null,
  seat_ids text[] not null,
  set_aside_at timestamp with time zone not null,
  actor_id text collate "C" not null,
  request_digest text not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (set_aside_id),
  CHECK ((kind = ANY (ARRAY['blocked'::text, 'house'::text])))
);

CREATE INDEX set_aside_of_show ON booking.set_aside USING btree (show_id, set_aside_at DESC);

create table booking.shows (
  show_id text collate "C" not null,
  seat_map_id text collate "C" not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  seats_per_hold_max integer not null,
  categories jsonb not null,
  label jsonb not null,
  cancellation json not null,
  orphan_rule json not null,
  seats_per_buyer_max integer,
  pricing json,
  price_step integer not null default 0,
  cancelled_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_version integer not null default 0,
  moved_at timestamp with time zone,
  moved_from json,
  moved_version integer not null default 0,
  change_message text,
  settle_at timestamp with time zone,
  PRIMARY KEY (show_id),
  CHECK ((seats_per_buyer_max > 0))
);

CREATE INDEX shows_to_settle ON booking.shows USING btree (settle_at) WHERE (settle_at IS NOT NULL);
