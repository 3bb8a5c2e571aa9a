-- What became of a show after it went on sale. Cancelling is for good; of moves, and of stops and resumptions, the one with
-- the higher version is the later, in whatever order they are told.
alter table shows
  add column cancelled_at timestamptz,
  add column closed_at timestamptz,
  add column closed_version int not null default 0,
  add column moved_at timestamptz,
  -- When it was to begin and to end before it was moved last, and where.
  add column moved_from json,
  add column moved_version int not null default 0,
  -- What the house says to buyers about it.
  add column change_message text,
  -- When to look again for orders that have to be settled; null: never.
  add column settle_at timestamptz;
create index shows_to_settle on shows (settle_at) where settle_at is not null;

-- An order that the house has ended; null: its buyer did. `move_told`: the last move that its buyer was told of.
alter table orders
  add column cancelled_because text check (cancelled_because in ('show-cancelled')),
  add column move_told int not null default 0;
create index orders_ended_by_house on orders (show_id) where cancelled_because is not null;
