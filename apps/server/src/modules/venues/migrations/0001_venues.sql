create table cities (
  city_id text collate "C" primary key,
  name text not null,
  state text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  -- The order in which cities are offered: as they were registered, largest first.
  sort_order int not null
);

create table venues (
  venue_id text collate "C" primary key,
  city_id text collate "C" not null references cities,
  name text not null,
  -- The venue as the API shows it, screens included.
  document jsonb not null
);
create index venues_of_city on venues (city_id, name);

-- Drawings are immutable: redrawing a room makes a new seat map with a new id.
create table seat_maps (
  seat_map_id text collate "C" primary key,
  drawing json not null
);
