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

create table catalog.schedule_batches (
  batch_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null,
  actor_id text collate "C" not null,
  request_digest text not null,
  kind text not null,
  mode text not null,
  state text not null,
  wanted jsonb not null,
  shows_wanted integer not null,
  shows_done integer not null default 0,
  shows_added integer not null default 0,
  clashing jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  PRIMARY KEY (batch_id),
  FOREIGN KEY (venue_id) REFERENCES catalog.venues(venue_id),
  CHECK ((kind = ANY (ARRAY['drafts'::text, 'plan'::text]))),
  CHECK ((mode = ANY (ARRAY['all-or-nothing'::text, 'skip-clashes'::text]))),
  CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'refused'::text])))
);

CREATE INDEX schedule_batches_by_venue ON catalog.schedule_batches USING btree (organisation_id, created_at DESC);

CREATE INDEX schedule_batches_running ON catalog.schedule_batches USING btree (created_at) WHERE (state = 'running'::text);

create table catalog.show_changes (
  change_id text collate "C" not null,
  show_id text collate "C" not null,
  kind text not null,
  changed_at timestamp with time zone not null,
  actor_id text collate "C" not null,
  reason text not null,
  message text,
  before json,
  after json,
  request_digest text not null,
  PRIMARY KEY (change_id),
  FOREIGN KEY (show_id) REFERENCES catalog.shows(show_id),
  CHECK ((kind = ANY (ARRAY['cancelled'::text, 'moved'::text, 'stopped'::text, 'resumed'::text])))
);

CREATE INDEX show_changes_of_show ON catalog.show_changes USING btree (show_id, changed_at DESC);

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
  price_step integer not null default 0,
  pre_show_minutes integer not null,
  clean_up_minutes integer not null,
  occupied tstzrange,
  price_card_id text collate "C",
  terms jsonb,
  planned_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  closed_at timestamp with time zone,
  moved_at timestamp with time zone,
  moved_from timestamp with time zone,
  message text,
  version integer not null default 0,
  EXCLUDE USING gist (screen_id WITH =, occupied WITH &&),
  PRIMARY KEY (show_id),
  FOREIGN KEY (title_id) REFERENCES catalog.titles(title_id),
  FOREIGN KEY (venue_id) REFERENCES catalog.venues(venue_id)
);

CREATE INDEX shows_of_title ON catalog.shows USING btree (title_id, city_id, local_date);

CREATE INDEX shows_of_venue ON catalog.shows USING btree (venue_id, local_date);

CREATE INDEX shows_of_venue_to_come ON catalog.shows USING btree (venue_id, starts_at);

CREATE INDEX shows_on_screen ON catalog.shows USING btree (screen_id, starts_at);

CREATE INDEX shows_planned ON catalog.shows USING btree (venue_id, planned_at DESC) WHERE (planned_at IS NOT NULL);

CREATE INDEX shows_to_come ON catalog.shows USING btree (starts_at);

create table catalog.titles (
  title_id text collate "C" not null,
  kind text not null,
  name text not null,
  native_name text,
  year integer,
  languages text[] not null,
  genres text[] not null,
  formats text[] not null,
  certificate text,
  duration_minutes integer,
  rating double precision,
  synopsis text not null,
  people jsonb not null,
  palette text[] not null,
  motif text not null,
  release_date date,
  organisation_id text collate "C" not null,
  shared boolean not null,
  published_at timestamp with time zone,
  ended_at timestamp with time zone,
  licence_from date,
  licence_until date,
  poster_image_id text collate "C",
  banner_image_id text collate "C",
  changed_at timestamp with time zone not null,
  version integer not null default 0,
  request_digest text,
  PRIMARY KEY (title_id),
  CHECK (((published_at IS NULL) OR ((year IS NOT NULL) AND (duration_minutes IS NOT NULL) AND (release_date IS NOT NULL)))),
  CHECK ((kind = ANY (ARRAY['movie'::text, 'concert'::text, 'match'::text, 'play'::text, 'comedy'::text])))
);

CREATE INDEX titles_by_banner ON catalog.titles USING btree (banner_image_id) WHERE (banner_image_id IS NOT NULL);

CREATE INDEX titles_by_change ON catalog.titles USING btree (organisation_id, changed_at DESC, title_id DESC);

CREATE INDEX titles_by_poster ON catalog.titles USING btree (poster_image_id) WHERE (poster_image_id IS NOT NULL);

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
  state text,
  opening_hours jsonb,
  desk_screens jsonb,
  PRIMARY KEY (venue_id)
);

CREATE INDEX venues_of_city ON catalog.venues USING btree (city_id);

create table catalog.words (
  word text collate "C" not null,
  PRIMARY KEY (word)
);

CREATE INDEX words_by_likeness ON catalog.words USING gist (word catalog.gist_trgm_ops);
