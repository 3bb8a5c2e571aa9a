-- What staff have changed, one row a change, as it was told. Rows are added and never touched again.
create table entries (
  entry_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  -- Null: it concerns the whole organisation.
  venue_id text collate "C",
  actor_id text collate "C" not null,
  action text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  subject_name text not null,
  at timestamptz not null,
  before jsonb,
  after jsonb
);
create index entries_by_age on entries (organisation_id, at desc, entry_id desc);
create index entries_of_subject on entries (subject_id, at desc);
create index entries_of_actor on entries (actor_id, at desc);
