-- Designs of rooms, which change; what is published of them are seat maps, which do not.
create table seat_plans (
  plan_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null references venues,
  name text not null,
  plan json not null,
  version int not null,
  updated_at timestamptz not null,
  request_digest text not null,
  seat_map_id text collate "C",
  published_version int,
  published_at timestamptz,
  constraint published_whole check (
    (seat_map_id is null) = (published_version is null) and (seat_map_id is null) = (published_at is null))
);
create index seat_plans_by_use on seat_plans (organisation_id, updated_at desc);
