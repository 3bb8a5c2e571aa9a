-- Two shows of one screen are compared with `=`, their times with `&&`.
do $$
begin
  if not exists (select from pg_extension where extname = 'btree_gist') then
    create extension btree_gist schema catalog;
  end if;
end
$$;

-- What who runs a venue says of it, as venues has told. Of venues that told nothing of it, the buyers' view counts.
alter table venues
  add column state text,
  add column opening_hours jsonb,
  add column desk_screens jsonb;

alter table shows
  -- What its screen is kept for around it.
  add column pre_show_minutes int not null default 0,
  add column clean_up_minutes int not null default 0,
  -- From the doors until the screen is clean; null: the screen is not kept for it, because it is cancelled, or came by a
  -- way on which nobody said so.
  add column occupied tstzrange,
  add column price_card_id text collate "C",
  -- As they were planned; null where they came ready made.
  add column terms jsonb,
  add column planned_at timestamptz;
alter table shows
  alter column pre_show_minutes drop default,
  alter column clean_up_minutes drop default;

-- What was there before keeps its screen from its start to its end, but where that was sold twice already.
create index shows_by_screen on shows using gist (screen_id, tstzrange(starts_at, ends_at));
update shows s
   set occupied = tstzrange(s.starts_at, s.ends_at)
 where s.starts_at < s.ends_at
   and not exists (
     select from shows o
      where o.screen_id = s.screen_id and o.show_id <> s.show_id
        and tstzrange(o.starts_at, o.ends_at) && tstzrange(s.starts_at, s.ends_at));
drop index shows_by_screen;

-- Two planners at once do not put two shows on a screen: this is what decides.
alter table shows add constraint one_show_on_a_screen
  exclude using gist (screen_id with =, occupied with &&);

create index shows_planned on shows (venue_id, planned_at desc) where planned_at is not null;

-- Programmes that are put on, whole: what was wanted, and how far it is.
create table schedule_batches (
  batch_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  venue_id text collate "C" not null references venues,
  actor_id text collate "C" not null,
  request_digest text not null,
  -- Shows that were placed by hand, or a programme, which is listed.
  kind text not null check (kind in ('drafts', 'plan')),
  mode text not null check (mode in ('all-or-nothing', 'skip-clashes')),
  state text not null check (state in ('running', 'done', 'refused')),
  -- The shows as they were understood when it was asked for; emptied when it is over.
  wanted jsonb not null,
  shows_wanted int not null,
  shows_done int not null default 0,
  shows_added int not null default 0,
  clashing jsonb not null default '[]',
  created_at timestamptz not null,
  finished_at timestamptz
);
create index schedule_batches_by_venue on schedule_batches (organisation_id, created_at desc);
create index schedule_batches_running on schedule_batches (created_at) where state = 'running';
