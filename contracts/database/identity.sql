-- Schema identity, generated from its migrations. Do not edit.

create table identity.refresh_families (
  family_id text collate "C" not null,
  user_id text collate "C" not null,
  token_digest text collate "C" not null,
  used_token_digest text collate "C",
  used_key_digest text collate "C",
  started_at timestamp with time zone not null,
  token_ends_at timestamp with time zone not null,
  family_ends_at timestamp with time zone not null,
  PRIMARY KEY (family_id),
  FOREIGN KEY (user_id) REFERENCES identity.users(user_id),
  CHECK ((token_ends_at <= family_ends_at))
);

CREATE INDEX refresh_families_ended ON identity.refresh_families USING btree (token_ends_at);

CREATE INDEX refresh_families_of_user ON identity.refresh_families USING btree (user_id, family_id);

create table identity.users (
  user_id text collate "C" not null,
  name text,
  email text,
  phone text,
  roles text[] not null,
  password_hash text,
  created_at timestamp with time zone not null,
  register_key text collate "C",
  register_fingerprint text collate "C",
  merged_into text collate "C",
  language text,
  city_id text collate "C",
  accessible_seats boolean not null default false,
  password_change_key text collate "C",
  PRIMARY KEY (user_id),
  CHECK ((('guest'::text = ANY (roles)) OR (email IS NOT NULL))),
  CHECK ((email = lower(email))),
  CHECK (((merged_into IS NULL) OR ('guest'::text = ANY (roles))))
);

CREATE UNIQUE INDEX users_account_email ON identity.users USING btree (email) WHERE (NOT ('guest'::text = ANY (roles)));

CREATE UNIQUE INDEX users_register_key ON identity.users USING btree (register_key);
