-- What the house did to its shows: cancelled for good, moved, their sale stopped and resumed. `version` counts the changes
-- of a show, so that others put them in order however late they hear of them.
alter table shows
  add column cancelled_at timestamptz,
  add column closed_at timestamptz,
  add column moved_at timestamptz,
  -- When it was to begin before it was moved last.
  add column moved_from timestamptz,
  add column message text,
  add column version int not null default 0;

-- Each change once; its id follows from who asked and their key, so that a retry is the same change.
create table show_changes (
  change_id text collate "C" primary key,
  show_id text collate "C" not null references shows,
  kind text not null check (kind in ('cancelled', 'moved', 'stopped', 'resumed')),
  changed_at timestamptz not null,
  actor_id text collate "C" not null,
  reason text not null,
  message text,
  -- Of a move.
  before json,
  after json,
  request_digest text not null
);
create index show_changes_of_show on show_changes (show_id, changed_at desc);

-- Where a desk looks for shows: what is to come of a venue, and a day.
create index shows_of_venue_to_come on shows (venue_id, starts_at);
create index shows_on_screen on shows (screen_id, starts_at);
