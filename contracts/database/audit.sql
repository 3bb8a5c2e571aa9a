-- Schema audit, generated from its migrations. Do not edit.

create table audit.entries (
  entry_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C",
  actor_id text collate "C" not null,
  action text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  subject_name text not null,
  at timestamp with time zone not null,
  before jsonb,
  after jsonb,
  PRIMARY KEY (entry_id)
);

CREATE INDEX entries_by_age ON audit.entries USING btree (organisation_id, at DESC, entry_id DESC);

CREATE INDEX entries_of_actor ON audit.entries USING btree (actor_id, at DESC);

CREATE INDEX entries_of_subject ON audit.entries USING btree (subject_id, at DESC);
