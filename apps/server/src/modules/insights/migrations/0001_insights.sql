-- Sums are kept in generations: one is read, and while the next is being counted anew, news goes into both.
create table generations (
  generation int primary key,
  is_current boolean not null,
  -- How far a recount has come, for one that goes on where it was broken off: the last id of each source.
  progress jsonb not null default '{}'
);
create unique index generations_current on generations (is_current) where is_current;
insert into generations (generation, is_current) values (1, true);

-- What was told of each order, as far as its sums follow from it (rules/order-news.ts). Nobody's name is in it.
create table orders (
  generation int not null,
  order_id text collate "C" not null,
  news json not null,
  primary key (generation, order_id)
);

-- What is sold, in the words of when it went on sale.
create table shows (
  generation int not null,
  show_id text collate "C" not null,
  organisation_id text collate "C" not null,
  -- Empty: told by a label of before there were venues in it.
  venue_id text collate "C" not null,
  title_id text collate "C" not null,
  title_name text not null,
  venue_name text not null,
  screen_name text not null,
  kind text collate "C" not null,
  starts_at timestamptz not null,
  time_zone text not null,
  -- As the clocks of the venue show its beginning.
  local_day date not null,
  local_hour int not null,
  weekday int not null,
  is_rehearsal boolean not null,
  -- Null: told by an order alone.
  seat_map_id text collate "C",
  -- Sold and not given back.
  seats int not null default 0,
  primary key (generation, show_id)
);
create index shows_by_day on shows (generation, organisation_id, local_day);
create index shows_of_title on shows (generation, title_id, starts_at);
create index shows_of_venue on shows (generation, venue_id, starts_at);
create index shows_of_kind on shows (generation, kind, starts_at);

-- How many seats a room has.
create table seat_maps (
  seat_map_id text collate "C" primary key,
  seats_total int not null
);

-- What to call venues and titles, for an organisation.
create table names (
  organisation_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('venue', 'title')),
  id text collate "C" not null,
  name text not null,
  time_zone text not null,
  primary key (organisation_id, kind, id)
);

-- Sums by local day, four times: by venue; by title, for an organisation as a whole and at each venue; by show. What a grain
-- does not tell apart is empty.
create table sales (
  generation int not null,
  grain text collate "C" not null check (grain in ('venue', 'title', 'venue-title', 'show')),
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
  primary key (generation, grain, organisation_id, local_day, venue_id, title_id, show_id, channel, currency)
) partition by list (grain);
create table sales_of_venues partition of sales for values in ('venue');
create table sales_of_titles partition of sales for values in ('title');
create table sales_of_venue_titles partition of sales for values in ('venue-title');
create table sales_of_shows partition of sales for values in ('show');
create index sales_of_shows_by_show on sales_of_shows (generation, show_id, local_day);

create table money (
  generation int not null,
  organisation_id text collate "C" not null,
  kind text collate "C" not null,
  local_day date not null,
  venue_id text collate "C" not null,
  currency text collate "C" not null,
  provider text collate "C" not null,
  reason text collate "C" not null,
  entries bigint not null default 0,
  amount bigint not null default 0,
  primary key (generation, organisation_id, kind, local_day, venue_id, currency, provider, reason)
);

create table offers (
  generation int not null,
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
  primary key (generation, organisation_id, local_day, venue_id, offer_id, code, name, currency)
);

-- How often each step towards a ticket was taken. No recount brings it back: nothing else remembers it.
create table steps (
  organisation_id text collate "C" not null,
  local_day date not null,
  -- Empty: of all titles together.
  title_id text collate "C" not null,
  -- Empty: at no venue yet.
  venue_id text collate "C" not null,
  step text collate "C" not null,
  taken bigint not null,
  primary key (organisation_id, title_id, local_day, venue_id, step)
);
