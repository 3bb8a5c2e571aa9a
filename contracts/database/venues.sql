-- Schema venues, generated from its migrations. Do not edit.

create table venues.cities (
  city_id text collate "C" not null,
  name text not null,
  state text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  sort_order integer not null,
  PRIMARY KEY (city_id)
);

create table venues.screens (
  screen_id text collate "C" not null,
  venue_id text collate "C" not null,
  position integer not null,
  name text not null,
  formats text[] not null,
  seat_map_id text collate "C",
  seat_count integer not null default 0,
  pre_show_minutes integer not null default 15,
  clean_up_minutes integer not null default 20,
  start_grid_minutes integer not null default 5,
  is_retired boolean not null default false,
  request_digest text,
  PRIMARY KEY (screen_id),
  FOREIGN KEY (venue_id) REFERENCES venues.venues(venue_id),
  CHECK ((clean_up_minutes >= 0)),
  CHECK ((pre_show_minutes >= 0)),
  CHECK ((start_grid_minutes > 0))
);

CREATE UNIQUE INDEX screens_by_name ON venues.screens USING btree (venue_id, lower(name));

CREATE UNIQUE INDEX screens_of_venue ON venues.screens USING btree (venue_id, "position");

create table venues.seat_maps (
  seat_map_id text collate "C" not null,
  drawing json not null,
  PRIMARY KEY (seat_map_id)
);

create table venues.seat_plans (
  plan_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  name text not null,
  plan json not null,
  version integer not null,
  updated_at timestamp with time zone not null,
  request_digest text not null,
  seat_map_id text collate "C",
  published_version integer,
  published_at timestamp with time zone,
  PRIMARY KEY (plan_id),
  FOREIGN KEY (venue_id) REFERENCES venues.venues(venue_id),
  CHECK ((((seat_map_id IS NULL) = (published_version IS NULL)) AND ((seat_map_id IS NULL) = (published_at IS NULL))))
);

CREATE INDEX seat_plans_by_use ON venues.seat_plans USING btree (organisation_id, updated_at DESC);

create table venues.venues (
  venue_id text collate "C" not null,
  city_id text collate "C" not null,
  name text not null,
  document jsonb not null,
  organisation_id text collate "C" not null,
  version integer not null default 0,
  opening_hours jsonb,
  request_digest text,
  PRIMARY KEY (venue_id),
  FOREIGN KEY (city_id) REFERENCES venues.cities(city_id)
);

CREATE INDEX venues_of_city ON venues.venues USING btree (city_id, name);

CREATE INDEX venues_of_organisation ON venues.venues USING btree (organisation_id, name);

CREATE INDEX venues_seen ON venues.venues USING btree (city_id) WHERE (jsonb_array_length((document -> 'screens'::text)) > 0);
