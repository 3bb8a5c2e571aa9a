-- Schema waiting_room, generated from its migrations. Do not edit.

create table waiting_room.adoptions (
  from_buyer_id text collate "C" not null,
  to_buyer_id text collate "C" not null,
  PRIMARY KEY (from_buyer_id)
);

CREATE INDEX adoptions_by_account ON waiting_room.adoptions USING btree (to_buyer_id);

create table waiting_room.blocks (
  room_id text collate "C" not null,
  from_number bigint not null,
  to_number bigint not null,
  joins bigint not null,
  reported boolean not null,
  process_id text collate "C" not null,
  PRIMARY KEY (room_id, from_number),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

create table waiting_room.holders (
  room_id text collate "C" not null,
  number bigint not null,
  buyer_id text collate "C" not null,
  returned_seq bigint,
  returned_turn bigint,
  returned_left boolean not null,
  admitted_at timestamp with time zone,
  expires_at timestamp with time zone,
  has_ended boolean not null,
  seats integer not null,
  joined_again_as bigint,
  PRIMARY KEY (room_id, number),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

CREATE INDEX holders_active ON waiting_room.holders USING btree (room_id, expires_at) WHERE (NOT has_ended);

CREATE UNIQUE INDEX holders_inside ON waiting_room.holders USING btree (room_id, buyer_id) WHERE (expires_at IS NOT NULL);

CREATE INDEX holders_returned ON waiting_room.holders USING btree (room_id, returned_seq) WHERE (returned_seq IS NOT NULL);

create table waiting_room.known_buyers (
  room_id text collate "C" not null,
  id bigint generated always as identity not null,
  from_number integer not null,
  gaps bytea not null,
  prints bytea not null,
  PRIMARY KEY (room_id, id)
);

CREATE INDEX known_buyers_by_number ON waiting_room.known_buyers USING btree (room_id, from_number);

create table waiting_room.log (
  entry_id bigint generated always as identity not null,
  room_id text collate "C" not null,
  at timestamp with time zone not null,
  operator_id text collate "C",
  action text not null,
  before json not null,
  after json not null,
  PRIMARY KEY (entry_id),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

CREATE INDEX log_of_room ON waiting_room.log USING btree (room_id, entry_id DESC);

create table waiting_room.proofs (
  room_id text collate "C" not null,
  proof text not null,
  PRIMARY KEY (room_id),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

create table waiting_room.protected_shows (
  show_id text collate "C" not null,
  room_id text collate "C" not null,
  PRIMARY KEY (show_id),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

CREATE INDEX protected_shows_of_room ON waiting_room.protected_shows USING btree (room_id);

create table waiting_room.refusals (
  room_id text collate "C" not null,
  reason text collate "C" not null,
  count bigint not null,
  PRIMARY KEY (room_id, reason),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

create table waiting_room.rooms (
  room_id text collate "C" not null,
  request_digest text not null,
  name text not null,
  scope json not null,
  ordering text not null,
  rules json not null,
  join_rules json not null,
  phase text not null,
  paused boolean not null,
  message text,
  opens_at timestamp with time zone,
  on_sale_at timestamp with time zone,
  created_at timestamp with time zone not null,
  secret text not null,
  randomness_source text,
  commitment text,
  chain_head text,
  randomness text,
  next_number bigint not null,
  joined bigint not null,
  lobby_closed_at timestamp with time zone,
  draw json,
  line json not null,
  active integer not null,
  tallies json not null,
  sales json not null,
  changed_at timestamp with time zone not null,
  version bigint not null,
  occasion json,
  organisation_id text collate "C" not null,
  venue_id text collate "C",
  PRIMARY KEY (room_id),
  CHECK ((ordering = ANY (ARRAY['drawn'::text, 'fifo'::text]))),
  CHECK ((phase = ANY (ARRAY['closed'::text, 'lobby'::text, 'draw'::text, 'fifo'::text, 'draining'::text, 'ended'::text])))
);

CREATE INDEX rooms_by_age ON waiting_room.rooms USING btree (created_at DESC);

CREATE UNIQUE INDEX rooms_of_titles ON waiting_room.rooms USING btree (organisation_id, ((scope ->> 'titleId'::text))) WHERE ((phase <> 'ended'::text) AND ((scope ->> 'titleId'::text) IS NOT NULL));

create table waiting_room.samples (
  room_id text collate "C" not null,
  step integer not null,
  sample json not null,
  PRIMARY KEY (room_id, step),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

create table waiting_room.spent_pages (
  room_id text collate "C" not null,
  page integer not null,
  bits bytea not null,
  version bigint not null,
  PRIMARY KEY (room_id, page),
  FOREIGN KEY (room_id) REFERENCES waiting_room.rooms(room_id)
);

CREATE INDEX spent_pages_by_version ON waiting_room.spent_pages USING btree (room_id, version);
