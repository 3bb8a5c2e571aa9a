-- Shows as the gate knows them. `version` counts every change of a show's tickets and scans, in the order of commits: whoever
-- writes such a row takes its versions from here, in the same transaction. A ticket may be heard of before its show.
create table shows (
  show_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  venue_id text collate "C",
  label jsonb,
  local_date date,
  starts_at timestamptz,
  ends_at timestamptz,
  version bigint not null default 0
);
create index shows_by_time on shows (organisation_id, starts_at) where label is not null;

-- What gates are for. Never deleted: scans name them.
create table lists (
  list_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  venue_id text collate "C",
  -- Null for the list that every show has by itself.
  name text,
  show_ids text[] collate "C" not null,
  rules jsonb not null,
  closed boolean not null default false,
  request_fingerprint text collate "C",
  created_at timestamptz not null
);
create index lists_by_show on lists using gin (show_ids);

-- What is needed of a ticket to let somebody in. `sheet_index` and `sealed`: docs/gate-lists.md.
create table tickets (
  ticket_id text collate "C" primary key,
  order_id text collate "C" not null,
  show_id text collate "C" not null,
  code text collate "C" not null,
  seat_id text collate "C" not null,
  section text not null,
  row_label text not null,
  seat_number text not null,
  gate text not null,
  category_id text collate "C" not null,
  category_name text not null,
  holder_name text,
  revoked_at timestamptz,
  sheet_index text collate "C" not null unique,
  sealed text collate "C" not null,
  version bigint not null
);
create index tickets_by_version on tickets (show_id, version);
create index tickets_by_order on tickets (order_id);
create index tickets_by_code on tickets (code);

-- Orders that were heard of. The row decides between a ticket that is noted and its order that is cancelled, in whichever order
-- the two are told.
create table orders (
  order_id text collate "C" primary key,
  cancelled_at timestamptz
);

-- Scanners. Neither code nor token is kept, only what proves them (SHA-256).
create table devices (
  device_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  venue_ids text[] collate "C",
  name text not null,
  may_search boolean not null,
  pairing_hash bytea not null unique,
  pairing_until timestamptz not null,
  token_hash bytea unique,
  request_fingerprint text collate "C" not null,
  registered_by text collate "C" not null,
  registered_at timestamptz not null,
  last_seen_at timestamptz,
  revoked_at timestamptz
);
create index devices_by_age on devices (organisation_id, registered_at desc);

-- Every reading there was, also those that were refused. Never deleted. What was read is not kept, only which ticket it was.
create table scans (
  scan_id text collate "C" primary key,
  device_id text collate "C" not null,
  nonce text collate "C" not null,
  sequence int not null,
  list_id text collate "C" not null,
  -- Of the ticket; of the scanner's choice where there is none.
  show_id text collate "C" not null,
  ticket_id text collate "C",
  sheet_index text collate "C",
  gate text,
  direction text collate "C" not null check (direction in ('entry', 'exit')),
  scanned_at timestamptz not null,
  received_at timestamptz not null,
  read_by text collate "C" not null,
  -- What people were told, and whether the scanner told them alone.
  let_through boolean not null,
  told text collate "C",
  alone boolean not null,
  -- What was wrong with the ticket itself, as found on arrival.
  fault text collate "C",
  standing text collate "C" not null check (standing in ('counts', 'conflict', 'refused', 'undone')),
  reason text collate "C",
  against_scan_id text collate "C",
  undone_at timestamptz,
  undone_by text collate "C",
  undone_reason text,
  version bigint not null,
  unique (device_id, nonce)
);
create index scans_by_ticket on scans (ticket_id, list_id) where ticket_id is not null;
create index scans_by_index on scans (sheet_index) where ticket_id is null and sheet_index is not null;
create index scans_by_version on scans (show_id, version);
create index scans_by_time on scans (show_id, scanned_at desc, scan_id desc);
