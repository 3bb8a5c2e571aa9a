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

create table venues.seat_maps (
  seat_map_id text collate "C" not null,
  drawing json not null,
  PRIMARY KEY (seat_map_id)
);

create table venues.venues (
  venue_id text collate "C" not null,
  city_id text collate "C" not null,
  name text not null,
  document jsonb not null,
  organisation_id text collate "C" not null,
  PRIMARY KEY (venue_id),
  FOREIGN KEY (city_id) REFERENCES venues.cities(city_id)
);

CREATE INDEX venues_of_city ON venues.venues USING btree (city_id, name);

CREATE INDEX venues_of_organisation ON venues.venues USING btree (organisation_id, name);
