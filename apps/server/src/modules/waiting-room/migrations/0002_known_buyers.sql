-- Who joined which room with which number, 4.5 bytes a person (known/README.md). A row is what one
-- process noted on one sheet of 3,992 numbers between two flushes.
-- `id` is the order in which rows became visible: they are written one transaction after the other.
-- `gaps`: which numbers from `from_number` on, empty when none is missing. `prints`: 36 bits for each.
create table known_buyers (
  room_id text collate "C" not null,
  id bigint generated always as identity,
  from_number int not null,
  gaps bytea not null,
  -- Chance does not compress; trying would only cost time.
  prints bytea storage external not null,
  primary key (room_id, id)
);
create index known_buyers_by_number on known_buyers (room_id, from_number);
