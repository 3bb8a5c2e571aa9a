-- Copies of shows, to rehearse an on-sale on. Not among the shows, so no list, search or count can meet one.
create table rehearsals (
  show_id text collate "C" primary key,
  rehearsal_of text collate "C" not null references shows,
  closes_at timestamptz not null,
  -- Tells the same request made again from another one under its key.
  request_digest text not null,
  operator_id text collate "C" not null,
  created_at timestamptz not null
);
