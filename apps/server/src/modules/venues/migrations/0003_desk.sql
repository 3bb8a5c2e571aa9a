-- What those who run a venue say of it. `document` is the venue as buyers see it, written anew with each change; `version`
-- tells those who keep a copy which of two is the later.
alter table venues
  add column version int not null default 0,
  add column opening_hours jsonb,
  add column request_digest text;

create table screens (
  screen_id text collate "C" primary key,
  venue_id text collate "C" not null references venues,
  position int not null,
  name text not null,
  formats text[] not null,
  -- Null until a seat map is published for it.
  seat_map_id text collate "C",
  seat_count int not null default 0,
  pre_show_minutes int not null default 15 check (pre_show_minutes >= 0),
  clean_up_minutes int not null default 20 check (clean_up_minutes >= 0),
  start_grid_minutes int not null default 5 check (start_grid_minutes > 0),
  is_retired boolean not null default false,
  request_digest text
);
create unique index screens_of_venue on screens (venue_id, position);
create unique index screens_by_name on screens (venue_id, lower(name));

insert into screens (screen_id, venue_id, position, name, formats, seat_map_id, seat_count)
select screen ->> 'screenId', venue_id, place, screen ->> 'name',
       array(select jsonb_array_elements_text(screen -> 'formats')),
       screen ->> 'seatMapId', (screen ->> 'seatCount')::int
  from venues, jsonb_array_elements(document -> 'screens') with ordinality as s (screen, place);

-- A city whose venues are not seen by buyers yet is not offered to them.
create index venues_seen on venues (city_id) where jsonb_array_length(document -> 'screens') > 0;
