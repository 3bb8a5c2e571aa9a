-- Schema catalog, generated from its migrations. Do not edit.

create table catalog.appearances (
  person text collate "C" not null,
  title_id text collate "C" not null,
  PRIMARY KEY (person, title_id),
  FOREIGN KEY (title_id) REFERENCES catalog.titles(title_id)
);

create table catalog.counted_orders (
  order_id text collate "C" not null,
  noted_at timestamp with time zone not null,
  hour timestamp with time zone,
  city_id text collate "C",
  title_id text collate "C",
  seats integer,
  PRIMARY KEY (order_id)
);

CREATE INDEX counted_orders_by_age ON catalog.counted_orders USING btree (noted_at);

create table catalog.name_words (
  word text collate "C" not null,
  kind text not null,
  subject text collate "C" not null,
  PRIMARY KEY (word, kind, subject),
  FOREIGN KEY (word) REFERENCES catalog.words(word),
  CHECK ((kind = ANY (ARRAY['title'::text, 'person'::text, 'venue'::text])))
);

CREATE INDEX name_words_of_subject ON catalog.name_words USING btree (kind, subject);

create table catalog.rehearsals (
  show_id text collate "C" not null,
  rehearsal_of text collate "C" not null,
  closes_at timestamp with time zone not null,
  request_digest text not null,
  operator_id text collate "C" not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (show_id),
  FOREIGN KEY (rehearsal_of) REFERENCES catalog.shows(show_id)
);

create table catalog.sales_by_hour (
  hour timestamp with time zone not null,
  city_id text collate "C" not null,
  title_id text collate "C" not null,
  seats integer not null,
  PRIMARY KEY (hour, city_id, title_id),
  FOREIGN KEY (title_id) REFERENCES catalog.titles(title_id),
  CHECK ((seats >= 0))
);

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
  price_from bigint,
  currency text,
  PRIMARY KEY (show_id),
  FOREIGN KEY (title_id) REFERENCES catalog.titles(title_id),
  FOREIGN KEY (venue_id) REFERENCES catalog.venues(venue_id)
);

CREATE INDEX shows_of_title ON catalog.shows USING btree (title_id, city_id, local_date);

CREATE INDEX shows_of_venue ON catalog.shows USING btree (venue_id, local_date);

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
  release_date date not null,
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
  organisation_id text collate "C" not null,
  version integer not null default 0,
  PRIMARY KEY (venue_id)
);

CREATE INDEX venues_of_city ON catalog.venues USING btree (city_id);

create table catalog.words (
  word text collate "C" not null,
  PRIMARY KEY (word)
);

CREATE INDEX words_by_likeness ON catalog.words USING gist (word catalog.gist_trgm_ops);
