-- One row is the whole state of a room, whatever the number of people in it: it is locked by every
-- verb that moves the line. `line`: the counters (packages/line), null before there is an order.
-- `secret`: 32 bytes in hexadecimal, published with the proof. `version` grows with every change.
create table rooms (
  room_id text collate "C" primary key,
  request_digest text not null,
  name text not null,
  scope json not null,
  ordering text not null check (ordering in ('drawn', 'fifo')),
  rules json not null,
  join_rules json not null,
  phase text not null check (phase in ('closed', 'lobby', 'draw', 'fifo', 'draining', 'ended')),
  paused boolean not null,
  message text,
  opens_at timestamptz,
  on_sale_at timestamptz,
  created_at timestamptz not null,
  secret text not null,
  randomness_source text,
  commitment text,
  chain_head text,
  randomness text,
  -- The first queue number that nobody was given or leased.
  next_number bigint not null,
  joined bigint not null,
  lobby_closed_at timestamptz,
  -- What a rank depends on; null before the draw.
  draw json,
  line json not null,
  active int not null,
  tallies json not null,
  sales json not null,
  changed_at timestamptz not null,
  version bigint not null
);
create index rooms_by_age on rooms (created_at desc);

-- What everybody can check a draw with, byte for byte.
create table proofs (
  room_id text collate "C" primary key references rooms,
  proof text not null
);

-- Which seats are behind which room. A show has one room at a time; a room that has ended guards nothing.
create table protected_shows (
  show_id text collate "C" primary key,
  room_id text collate "C" not null references rooms
);
create index protected_shows_of_room on protected_shows (room_id);

-- Numbers leased to the processes while the lobby was open: the draw's own record (docs/draw.md).
create table blocks (
  room_id text collate "C" not null references rooms,
  from_number bigint not null,
  to_number bigint not null,
  joins bigint not null,
  reported boolean not null,
  process_id text collate "C" not null,
  primary key (room_id, from_number)
);

-- One bit a queue number, 8,192 a page: left, let in, or come back once. `version`: of the room when it last changed.
create table spent_pages (
  room_id text collate "C" not null references rooms,
  page int not null,
  bits bytea not null,
  version bigint not null,
  primary key (room_id, page)
);
create index spent_pages_by_version on spent_pages (room_id, version);

-- Who was let in, or came back after a missed turn. Everybody else is a number in their own token.
create table holders (
  room_id text collate "C" not null references rooms,
  number bigint not null,
  buyer_id text collate "C" not null,
  returned_seq bigint,
  returned_turn bigint,
  returned_left boolean not null,
  admitted_at timestamptz,
  expires_at timestamptz,
  has_ended boolean not null,
  seats int not null,
  primary key (room_id, number)
);
-- One place for one person: who was let in with a number is not let in with another.
create unique index holders_inside on holders (room_id, buyer_id) where expires_at is not null;
create index holders_active on holders (room_id, expires_at) where not has_ended;
create index holders_returned on holders (room_id, returned_seq) where returned_seq is not null;

create table samples (
  room_id text collate "C" not null references rooms,
  -- Steps of five seconds since the room was made.
  step int not null,
  sample json not null,
  primary key (room_id, step)
);

create table refusals (
  room_id text collate "C" not null references rooms,
  reason text collate "C" not null,
  count bigint not null,
  primary key (room_id, reason)
);

create table log (
  entry_id bigint generated always as identity primary key,
  room_id text collate "C" not null references rooms,
  at timestamptz not null,
  operator_id text collate "C",
  action text not null,
  before json not null,
  after json not null
);
create index log_of_room on log (room_id, entry_id desc);

-- Guests who have signed in to an account: their places are the account's.
create table adoptions (
  from_buyer_id text collate "C" primary key,
  to_buyer_id text collate "C" not null
);
