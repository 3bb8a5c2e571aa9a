-- Schema gate, generated from its migrations. Do not edit.

create table gate.devices (
  device_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_ids text[] collate "C",
  name text not null,
  may_search boolean not null,
  pairing_hash bytea not null,
  pairing_until timestamp with time zone not null,
  token_hash bytea,
  request_fingerprint text collate "C" not null,
  registered_by text collate "C" not null,
  registered_at timestamp with time zone not null,
  last_seen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  UNIQUE (pairing_hash),
  UNIQUE (token_hash),
  PRIMARY KEY (device_id)
);

CREATE INDEX devices_by_age ON gate.devices USING btree (organisation_id, registered_at DESC);

create table gate.lists (
  list_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C",
  name text,
  show_ids text[] collate "C" not null,
  rules jsonb not null,
  closed boolean not null default false,
  request_fingerprint text collate "C",
  created_at timestamp with time zone not null,
  PRIMARY KEY (list_id)
);

CREATE INDEX lists_by_show ON gate.lists USING gin (show_ids);

create table gate.orders (
  order_id text collate "C" not null,
  cancelled_at timestamp with time zone,
  holder_name text,
  changed_version integer not null default 0,
  PRIMARY KEY (order_id)
);

create table gate.revoked_tickets (
  ticket_id text collate "C" not null,
  revoked_at timestamp with time zone not null,
  PRIMARY KEY (ticket_id)
);

create table gate.scans (
  scan_id text collate "C" not null,
  device_id text collate "C" not null,
  nonce text collate "C" not null,
  sequence integer not null,
  list_id text collate "C" not null,
  show_id text collate "C" not null,
  ticket_id text collate "C",
  sheet_index text collate "C",
  gate text,
  direction text collate "C" not null,
  scanned_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  read_by text collate "C" not null,
  let_through boolean not null,
  told text collate "C",
  alone boolean not null,
  fault text collate "C",
  standing text collate "C" not null,
  reason text collate "C",
  against_scan_id text collate "C",
  undone_at timestamp with time zone,
  undone_by text collate "C",
  undone_reason text,
  version bigint not null,
  UNIQUE (device_id, nonce),
  PRIMARY KEY (scan_id),
  CHECK ((direction = ANY (ARRAY['entry'::text, 'exit'::text]))),
  CHECK ((standing = ANY (ARRAY['counts'::text, 'conflict'::text, 'refused'::text, 'undone'::text])))
);

CREATE INDEX scans_by_index ON gate.scans USING btree (sheet_index) WHERE ((ticket_id IS NULL) AND (sheet_index IS NOT NULL));

CREATE INDEX scans_by_ticket ON gate.scans USING btree (ticket_id, list_id) WHERE (ticket_id IS NOT NULL);

CREATE INDEX scans_by_time ON gate.scans USING btree (show_id, scanned_at DESC, scan_id DESC);

CREATE INDEX scans_by_version ON gate.scans USING btree (show_id, version);

create table gate.shows (
  show_id text collate "C" not null,
  organisation_id text collate "C" not null,
  venue_id text collate "C",
  label jsonb,
  local_date date,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  version bigint not null default 0,
  moved_version integer not null default 0,
  cancelled_at timestamp with time zone,
  PRIMARY KEY (show_id)
);

CREATE INDEX shows_by_time ON gate.shows USING btree (organisation_id, starts_at) WHERE (label IS NOT NULL);

create table gate.tickets (
  ticket_id text collate "C" not null,
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
  revoked_at timestamp with time zone,
  sheet_index text collate "C" not null,
  sealed text collate "C" not null,
  version bigint not null,
  UNIQUE (sheet_index),
  PRIMARY KEY (ticket_id)
);

CREATE INDEX tickets_by_code ON gate.tickets USING btree (code);

CREATE INDEX tickets_by_order ON gate.tickets USING btree (order_id);

CREATE INDEX tickets_by_version ON gate.tickets USING btree (show_id, version);
