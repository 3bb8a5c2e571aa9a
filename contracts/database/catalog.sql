-- Schema catalog, generated from its migrations. Do not edit.

create table catalog.shows (
  show_id text collate "C" not null,
  title_id text collate "C" not null,
  venue_id text collate "C" not null,
  city_id text collate "C" not null,
  screen_id text collate "C" not null,
  screen_name text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  local_date date not null,
  local_time text not null,
  language text not null,
  format text not null,
  PRIMARY KEY (show_id),
  FOREIGN KEY (title_id) REFERENCES catalog.titles(title_id),
  FOREIGN KEY (venue_id) REFERENCES catalog.venues(venue_id)
);

CREATE INDEX shows_of_title ON catalog.shows USING btree (title_id, city_id, local_date);

CREATE INDEX shows_to_come ON catalog.shows USING btree (starts_at);

create table catalog.titles (
  title_id text collate "C" not null,
  kind text not null,
  name text not null,
  native_name text,
  year integer not null,
  languages text[] not null,
  genres text[] not null,
  formats text[] not null,
  certificate text,
  duration_minutes integer not null,
  rating double precision,
  synopsis text not null,
  people jsonb not null,
  palette text[] not null,
  motif text not null,
  PRIMARY KEY (title_id),
  CHECK ((kind = ANY (ARRAY['movie'::text, 'concert'::text, 'match'::text, 'play'::text, 'comedy'::text])))
);

create table catalog.venues (
  venue_id text collate "C" not null,
  city_id text collate "C" not null,
  city_name text not null,
  name text not null,
  kind text not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  screens jsonb not null,
  PRIMARY KEY (venue_id)
);

CREATE INDEX venues_of_city ON catalog.venues USING btree (city_id);
