-- People: guests, members and staff. A guest who registers keeps the row, and so the id that
-- holds and orders name as their buyer.
create table users (
  user_id text collate "C" primary key,
  name text,
  -- Lower case. A guest's is a contact address, unproved and free to repeat.
  email text,
  phone text,
  roles text[] not null,
  -- argon2id in PHC form; null where nobody can sign in with a password.
  password_hash text,
  created_at timestamptz not null,
  -- Which registration made this account: the caller's key, and what it asked for without the
  -- password. A retry finds its own account by them.
  register_key text collate "C",
  register_fingerprint text collate "C",
  constraint email_is_lower_case check (email = lower(email)),
  constraint account_has_email check ('guest' = any (roles) or email is not null)
);

-- The law of one account per address, and the way a sign-in finds it.
create unique index users_account_email on users (email) where not 'guest' = any (roles);
create unique index users_register_key on users (register_key);

-- One row per sign-in: every refresh token grown from it, of which one is good. Tokens themselves
-- are not here, only their SHA-256. An ended or revoked family is a missing row.
create table refresh_families (
  family_id text collate "C" primary key,
  user_id text collate "C" not null references users,
  token_digest text collate "C" not null,
  -- The token before, and the key it was traded with: what a retry of that trade looks like.
  used_token_digest text collate "C",
  used_key_digest text collate "C",
  started_at timestamptz not null,
  token_ends_at timestamptz not null,
  family_ends_at timestamptz not null,
  constraint token_ends_with_family check (token_ends_at <= family_ends_at)
);
create index refresh_families_of_user on refresh_families (user_id, family_id);
create index refresh_families_ended on refresh_families (token_ends_at);
