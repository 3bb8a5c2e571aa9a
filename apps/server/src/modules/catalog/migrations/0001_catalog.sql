create table titles (
  title_id text collate "C" primary key,
  kind text not null check (kind in ('movie', 'concert', 'match', 'play', 'comedy')),
  name text not null,
  native_name text,
  year int not null,
  languages text[] not null,
  genres text[] not null,
  formats text[] not null,
  certificate text,
  duration_minutes int not null,
  rating double precision,
  synopsis text not null,
  people jsonb not null,
  palette text[] not null,
  motif text not null
);

-- Our own copy of where shows can be, kept by facts: discovery asks no other module.
create table venues (
  venue_id text collate "C" primary key,
  city_id text collate "C" not null,
  city_name text not null,
  name text not null,
  kind text not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  screens jsonb not null
);
create index venues_of_city on venues (city_id);

create table shows (
  show_id text collate "C" primary key,
  title_id text collate "C" not null references titles,
  venue_id text collate "C" not null references venues,
  city_id text collate "C" not null,
  screen_id text collate "C" not null,
  screen_name text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Day and time of day as the venue's clocks show them.
  local_date date not null,
  local_time text not null,
  language text not null,
  format text not null
);
create index shows_of_title on shows (title_id, city_id, local_date);
create index shows_to_come on shows (starts_at);
