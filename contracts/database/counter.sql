-- Schema counter, generated from its migrations. Do not edit.

create table counter.movements (
  movement_id text collate "C" not null,
  number bigint generated always as identity not null,
  shift_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  kind text not null,
  method text not null,
  amount bigint not null,
  currency text collate "C" not null,
  at timestamp with time zone not null,
  order_id text collate "C",
  tendered bigint,
  reference text,
  last_four text collate "C",
  reason text,
  request_digest text not null,
  ticket_code text collate "C",
  title text,
  seat_count integer,
  payout_id text collate "C",
  PRIMARY KEY (movement_id),
  FOREIGN KEY (shift_id) REFERENCES counter.shifts(shift_id),
  CHECK (((kind = ANY (ARRAY['sale'::text, 'refund'::text])) = (order_id IS NOT NULL))),
  CHECK (((kind = ANY (ARRAY['paid-in'::text, 'paid-out'::text])) = (reason IS NOT NULL))),
  CHECK (
CASE
    WHEN (kind = ANY (ARRAY['sale'::text, 'paid-in'::text])) THEN (amount >= 0)
    ELSE (amount <= 0)
END),
  CHECK (((tendered IS NOT NULL) = ((kind = 'sale'::text) AND (method = 'cash'::text)))),
  CHECK ((tendered >= amount)),
  CHECK (((kind = 'refund'::text) = (payout_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['sale'::text, 'refund'::text, 'paid-in'::text, 'paid-out'::text]))),
  CHECK ((last_four ~ '^\d{4}$'::text)),
  CHECK ((method = ANY (ARRAY['cash'::text, 'card-terminal'::text])))
);

CREATE INDEX movements_by_code ON counter.movements USING btree (ticket_code) WHERE (ticket_code IS NOT NULL);

CREATE INDEX movements_of_order ON counter.movements USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE UNIQUE INDEX movements_of_payout ON counter.movements USING btree (payout_id) WHERE (payout_id IS NOT NULL);

CREATE INDEX movements_of_shift ON counter.movements USING btree (shift_id, number);

CREATE UNIQUE INDEX movements_sale_of_order ON counter.movements USING btree (order_id) WHERE (kind = 'sale'::text);

create table counter.owed (
  order_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  amount bigint not null,
  currency text collate "C" not null,
  since timestamp with time zone not null,
  payout_id text collate "C" not null,
  why text collate "C",
  reason text,
  seat_count integer,
  PRIMARY KEY (payout_id),
  CHECK ((amount > 0))
);

CREATE INDEX owed_since ON counter.owed USING btree (since, payout_id);

create table counter.shifts (
  shift_id text collate "C" not null,
  till_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  currency text collate "C" not null,
  cashier_id text collate "C" not null,
  opened_at timestamp with time zone not null,
  float_count json not null,
  float_amount bigint not null,
  request_digest text not null,
  closed_at timestamp with time zone,
  closing_count json,
  counted_amount bigint,
  expected_amount bigint,
  reason text,
  PRIMARY KEY (shift_id),
  FOREIGN KEY (till_id) REFERENCES counter.tills(till_id),
  CHECK (((closed_at IS NULL) = (counted_amount IS NULL))),
  CHECK (((closed_at IS NULL) = (expected_amount IS NULL))),
  CHECK (((counted_amount = expected_amount) OR (reason IS NOT NULL))),
  CHECK ((float_amount >= 0))
);

CREATE INDEX shifts_by_time ON counter.shifts USING btree (opened_at DESC, shift_id DESC);

CREATE INDEX shifts_of_cashier ON counter.shifts USING btree (cashier_id, opened_at DESC, shift_id DESC);

CREATE UNIQUE INDEX shifts_open_of_cashier ON counter.shifts USING btree (cashier_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX shifts_open_of_till ON counter.shifts USING btree (till_id) WHERE (closed_at IS NULL);

create table counter.tills (
  till_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  name text not null,
  currency text collate "C" not null,
  is_retired boolean not null default false,
  request_digest text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (till_id)
);

CREATE UNIQUE INDEX tills_name ON counter.tills USING btree (venue_id, lower(name));

create table counter.venues (
  venue_id text collate "C" not null,
  organisation_id text collate "C" not null,
  name text not null,
  version integer not null,
  PRIMARY KEY (venue_id)
);

create table counter.wanted (
  order_id text collate "C" not null,
  email text not null,
  PRIMARY KEY (order_id)
);
