-- Rules about prices: cards, taxes, waivers, fees, tiers. What they say is data, read whole; what a
-- show went on sale with is kept with the show, so a change reaches nothing that is on sale.
create table price_rules (
  rule_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  kind text not null check (kind in ('price-card', 'tax-rule', 'tax-waiver', 'fee-rule', 'tier-plan')),
  rule json not null,
  version int not null,
  request_digest text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz
);
create index price_rules_of_organisation on price_rules (organisation_id, kind, rule_id desc);

-- Offers with what has been used of them for good. What orders that are being paid use is counted
-- from their reservations, so nothing has to be taken back when a reservation's time is over.
create table offers (
  offer_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  code text collate "C",
  offer json not null,
  version int not null,
  request_digest text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  uses_settled int not null default 0 check (uses_settled >= 0),
  amount_settled bigint not null default 0 check (amount_settled >= 0)
);
create unique index offers_by_code on offers (organisation_id, code) where code is not null and ended_at is null;
create index offers_of_organisation on offers (organisation_id, offer_id desc);
create index offers_without_code on offers (organisation_id) where code is null and ended_at is null;

-- What an order has been promised. `reserved` counts until ends_at and not a moment longer;
-- `settled`: paid; `released`: given back, but money may still come; `cancelled`: over for good.
create table reservations (
  order_id text collate "C" primary key,
  show_id text collate "C" not null,
  request_digest text not null,
  state text not null check (state in ('reserved', 'settled', 'released', 'cancelled')),
  reserved_at timestamptz not null,
  ends_at timestamptz not null,
  -- json: a retry is answered with the same bytes.
  quote json not null,
  -- The offers as they were: what is left of the order is priced by them.
  offers json not null
);
create index reservations_open on reservations (ends_at) where state in ('reserved', 'released');

create table uses (
  offer_id text collate "C" not null,
  order_id text collate "C" not null references reservations on delete cascade,
  state text not null,
  ends_at timestamptz not null,
  amount bigint not null check (amount >= 0),
  primary key (order_id, offer_id)
);
create index uses_reserved on uses (offer_id, ends_at) where state = 'reserved';

-- Who an order is from, in every way that a person can be known again.
create table persons (
  offer_id text collate "C" not null,
  person_key text collate "C" not null,
  order_id text collate "C" not null references reservations on delete cascade,
  primary key (offer_id, person_key, order_id)
);
create index persons_of_order on persons (order_id);

-- Shows whose prices have stepped: what they cost before, and how far they have come.
create table shows (
  show_id text collate "C" primary key,
  categories json not null,
  tiers_reached int not null default 0,
  steps int not null default 0
);
create index price_rules_tier_plans on price_rules ((rule ->> 'showId')) where kind = 'tier-plan' and ended_at is null;

create table tier_steps (
  show_id text collate "C" not null,
  step int not null,
  tier int not null,
  name text not null,
  at timestamptz not null,
  seats_sold int not null,
  seats_total int not null,
  primary key (show_id, step)
);
