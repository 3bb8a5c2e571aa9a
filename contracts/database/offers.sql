-- Schema offers, generated from its migrations. Do not edit.

create table offers.batches (
  batch_id text collate "C" not null,
  offer_id text collate "C" not null,
  request_digest text not null,
  issued_at timestamp with time zone not null,
  PRIMARY KEY (batch_id),
  FOREIGN KEY (offer_id) REFERENCES offers.offers(offer_id)
);

create table offers.codes (
  organisation_id text collate "C" not null,
  code text collate "C" not null,
  offer_id text collate "C" not null,
  batch_id text collate "C" not null,
  PRIMARY KEY (organisation_id, code),
  FOREIGN KEY (offer_id) REFERENCES offers.offers(offer_id)
);

CREATE INDEX codes_of_offer ON offers.codes USING btree (offer_id, batch_id, code);

create table offers.offers (
  offer_id text collate "C" not null,
  organisation_id text collate "C" not null,
  code text collate "C",
  offer json not null,
  version integer not null,
  request_digest text not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  uses_settled integer not null default 0,
  amount_settled bigint not null default 0,
  single_use boolean not null default false,
  PRIMARY KEY (offer_id),
  CHECK ((amount_settled >= 0)),
  CHECK ((uses_settled >= 0))
);

CREATE UNIQUE INDEX offers_by_code ON offers.offers USING btree (organisation_id, code) WHERE ((code IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX offers_by_themselves ON offers.offers USING btree (organisation_id) WHERE ((code IS NULL) AND (NOT single_use) AND (ended_at IS NULL));

CREATE INDEX offers_of_organisation ON offers.offers USING btree (organisation_id, offer_id DESC);

create table offers.persons (
  offer_id text collate "C" not null,
  person_key text collate "C" not null,
  order_id text collate "C" not null,
  PRIMARY KEY (offer_id, person_key, order_id),
  FOREIGN KEY (order_id) REFERENCES offers.reservations(order_id) ON DELETE CASCADE
);

CREATE INDEX persons_of_order ON offers.persons USING btree (order_id);

create table offers.price_rules (
  rule_id text collate "C" not null,
  organisation_id text collate "C" not null,
  kind text not null,
  rule json not null,
  version integer not null,
  request_digest text not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (rule_id),
  CHECK ((kind = ANY (ARRAY['price-card'::text, 'tax-rule'::text, 'tax-waiver'::text, 'fee-rule'::text, 'tier-plan'::text])))
);

CREATE INDEX price_rules_of_organisation ON offers.price_rules USING btree (organisation_id, kind, rule_id DESC);

CREATE INDEX price_rules_tier_plans ON offers.price_rules USING btree (((rule ->> 'showId'::text))) WHERE ((kind = 'tier-plan'::text) AND (ended_at IS NULL));

create table offers.reservations (
  order_id text collate "C" not null,
  show_id text collate "C" not null,
  request_digest text not null,
  state text not null,
  reserved_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  quote json not null,
  offers json not null,
  PRIMARY KEY (order_id),
  CHECK ((state = ANY (ARRAY['reserved'::text, 'settled'::text, 'released'::text, 'cancelled'::text])))
);

CREATE INDEX reservations_open ON offers.reservations USING btree (ends_at) WHERE (state = ANY (ARRAY['reserved'::text, 'released'::text]));

create table offers.shows (
  show_id text collate "C" not null,
  categories json not null,
  tiers_reached integer not null default 0,
  steps integer not null default 0,
  PRIMARY KEY (show_id)
);

create table offers.tier_steps (
  show_id text collate "C" not null,
  step integer not null,
  tier integer not null,
  name text not null,
  at timestamp with time zone not null,
  seats_sold integer not null,
  seats_total integer not null,
  PRIMARY KEY (show_id, step)
);

create table offers.uses (
  offer_id text collate "C" not null,
  order_id text collate "C" not null,
  state text not null,
  ends_at timestamp with time zone not null,
  amount bigint not null,
  code text collate "C",
  PRIMARY KEY (order_id, offer_id),
  FOREIGN KEY (order_id) REFERENCES offers.reservations(order_id) ON DELETE CASCADE,
  CHECK ((amount >= 0))
);

CREATE INDEX uses_of_code ON offers.uses USING btree (offer_id, code) WHERE (code IS NOT NULL);

CREATE INDEX uses_reserved ON offers.uses USING btree (offer_id, ends_at) WHERE (state = 'reserved'::text);
