-- Whose room it is, and at which of their venues; null: at none in particular, as of all shows of a title. Rooms from
-- before there were organisations are the first one's.
alter table rooms
  add column organisation_id text collate "C" not null default 'org_first',
  add column venue_id text collate "C";
alter table rooms alter column organisation_id drop default;

-- Two organisations may both play a title; each has one room for its own shows.
drop index rooms_of_titles;
create unique index rooms_of_titles on rooms (organisation_id, (scope ->> 'titleId'))
  where phase <> 'ended' and scope ->> 'titleId' is not null;
