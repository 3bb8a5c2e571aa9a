-- Seats that the house does not sell. Each has its row among the seats, taken for good by the id here
-- and by no order: what decides between buyers decides between them and the house.
create table set_aside (
  set_aside_id text collate "C" primary key,
  show_id text collate "C" not null,
  kind text not null check (kind in ('blocked', 'house')),
  reason text not null,
  seat_ids text[] not null,
  set_aside_at timestamptz not null,
  actor_id text collate "C" not null,
  request_digest text not null,
  ended_at timestamptz
);
create index set_aside_of_show on set_aside (show_id, set_aside_at desc);
