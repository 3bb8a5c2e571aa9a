alter table users
  -- The account that this guest has signed in to. The guest has ended: it opens no session, and
  -- becomes no account of its own.
  add column merged_into text collate "C",
  -- What the shop remembers for a person on every device.
  add column language text,
  add column city_id text collate "C",
  add column accessible_seats boolean not null default false,
  -- Which change made the password what it is: a retry finds its own change by it.
  add column password_change_key text collate "C",
  add constraint only_guests_are_merged check (merged_into is null or 'guest' = any (roles));
