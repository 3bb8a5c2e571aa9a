-- Schema insights, generated from its migrations. Do not edit.

create table insights.generations (
  generation integer not null,
  is_current boolean not null,
  progress jsonb not null default '{}'::jsonb,
  PRIMARY KEY (generation)
);

CREATE UNIQUE INDEX generations_current ON insights.generations USING btree (is_current) WHERE is_current;

create table insights.money (
  generation integer not null,
  organisation_id text collate "C" not null,
  kind text collate "C" not null,
  local_day date not null,
  venue_id text collate "C" not null,
  currency text collate "C" not null,
  provider text collate "C" not null,
  reason text collate "C" not null,
  entries bigint not null default 0,
  amount bigint not null default 0,
  PRIMARY KEY (generation, organisation_id, kind, local_day, venue_id, currency, provider, reason)
);

create table insights.names (
  organisation_id text collate "C" not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  time_zone text not null,
  PRIMARY KEY (organisation_id, kind, id),
  CHECK ((kind = ANY (ARRAY['venue'::text, 'title'::text])))
);

create table insights.offers (
  generation integer not null,
  organisation_id text collate "C" not null,
  local_day date not null,
  venue_id text collate "C" not null,
  offer_id text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  currency text collate "C" not null,
  orders bigint not null default 0,
  seats bigint not null default 0,
  discount bigint not null default 0,
  gross bigint not null default 0,
  PRIMARY KEY (generation, organisation_id, local_day, venue_id, offer_id, code, name, currency)
);

create table insights.orders (
  generation integer not null,
  order_id text collate "C" not null,
  news json not null,
  PRIMARY KEY (generation, order_id)
);

create table insights.sales_of_shows (
  generation integer not null,
  grain text collate "C" not null,
  organisation_id text collate "C" not null,
  local_day date not null,
  venue_id text collate "C" not null,
  title_id text collate "C" not null,
  show_id text collate "C" not null,
  channel text collate "C" not null,
  currency text collate "C" not null,
  orders bigint not null default 0,
  seats bigint not null default 0,
  base bigint not null default 0,
  fee bigint not null default 0,
  tax bigint not null default 0,
  discount bigint not null default 0,
  orders_cancelled bigint not null default 0,
  seats_returned bigint not null default 0,
  refunded bigint not null default 0,
  PRIMARY KEY (generation, grain, organisation_id, local_day, venue_id, title_id, show_id, channel, currency),
  CHECK ((grain = ANY (ARRAY['venue'::text, 'title'::text, 'venue-title'::text, 'show'::text])))
);

CREATE INDEX sales_of_shows_by_show ON insights.sales_of_shows USING btree (generation, show_id, local_day);

create table insights.sales_of_titles (
  generation integer not null,
  grain text collate "C" not null,
  organisation_id text collate "C" not null,
  local_day date not null,
  venue_id text collate "C" not null,
  title_id text collate "C" not null,
  show_id text collate "C" not null,
  channel text collate "C" not null,
  currency text collate "C" not null,
  orders bigint not null default 0,
  seats bigint not null default 0,
  base bigint not null default 0,
  fee bigint not null default 0,
  tax bigint not null default 0,
  discount bigint not null default 0,
  orders_cancelled bigint not null default 0,
  seats_returned bigint not null default 0,
  refunded bigint not null default 0,
  PRIMARY KEY (generation, grain, organisation_id, local_day, venue_id, title_id, show_id, channel, currency),
  CHECK ((grain = ANY (ARRAY['venue'::text, 'title'::text, 'venue-title'::text, 'show'::text])))
);

create table insights.sales_of_venue_titles (
  generation integer not null,
  grain text collate "C" not null,
  organisation_id text collate "C" not null,
  local_day date not null,
  venue_id text collate "C" not null,
  title_id text collate "C" not null,
  show_id text collate "C" not null,
  channel text collate "C" not null,
  currency text collate "C" not null,
  orders bigint not null default 0,
  seats bigint not null default 0,
  base bigint not null default 0,
  fee bigint not null default 0,
  tax bigint not null default 0,
  discount bigint not null default 0,
  orders_cancelled bigint not null default 0,
  seats_returned bigint not null default 0,
  refunded bigint not null default 0,
  PRIMARY KEY (generation, grain, organisation_id, local_day, venue_id, title_id, show_id, channel, currency),
  CHECK ((grain = ANY (ARRAY['venue'::text, 'title'::text, 'venue-title'::text, 'show'::text])))
);

create table insights.sales_of_venues (
  generation integer not null,
  grain text collate "C" not null,
  organisation_id text collate "C" not null,
  local_day date not null,
  venue_id text collate "C" not null,
  title_id text collate "C" not null,
  show_id text collate "C" not null,
  channel text collate "C" not null,
  currency text collate "C" not null,
  orders bigint not null default 0,
  seats bigint not null default 0,
  base bigint not null default 0,
  fee bigint not null default 0,
  tax bigint not null default 0,
  discount bigint not null default 0,
  orders_cancelled bigint not null default 0,
  seats_returned bigint not null default 0,
  refunded bigint not null default 0,
  PRIMARY KEY (generation, grain, organisation_id, local_day, venue_id, title_id, show_id, channel, currency),
  CHECK ((grain = ANY (ARRAY['venue'::text, 'title'::text, 'venue-title'::text, 'show'::text])))
);

create table insights.seat_maps (
  seat_map_id text collate "C" not null,
  seats_total integer not null,
  PRIMARY KEY (seat_map_id)
);

create table insights.shows (
  generation integer not null,
  show_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  title_id text collate "C" not null,
  title_name text not null,
  venue_name text not null,
  screen_name text not null,
  kind text collate "C" not null,
  starts_at timestamp with time zone not null,
  time_zone text not null,
  local_day date not null,
  local_hour integer not null,
  weekday integer not null,
  is_rehearsal boolean not null,
  seat_map_id text collate "C",
  seats integer not null default 0,
  moved_version integer not null default 0,
  is_cancelled boolean not null default false,
  PRIMARY KEY (generation, show_id)
);

CREATE INDEX shows_by_day ON insights.shows USING btree (generation, organisation_id, local_day);

CREATE INDEX shows_of_kind ON insights.shows USING btree (generation, kind, starts_at);

CREATE INDEX shows_of_title ON insights.shows USING btree (generation, title_id, starts_at);

CREATE INDEX shows_of_venue ON insights.shows USING btree (generation, venue_id, starts_at);

create table insights.steps (
  organisation_id text collate "C" not null,
  local_day date not null,
  title_id text collate "C" not null,
  venue_id text collate "C" not null,
  step text collate "C" not null,
  taken bigint not null,
  PRIMARY KEY (organisation_id, title_id, local_day, venue_id, step)
);
