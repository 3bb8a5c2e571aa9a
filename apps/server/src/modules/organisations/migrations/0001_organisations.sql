-- Who sells. What belongs to one organisation is not seen by another.
create table organisations (
  organisation_id text collate "C" primary key,
  name text not null,
  legal_name text,
  tax_number text,
  address text,
  support_email text,
  created_at timestamptz not null,
  -- Of who opened it under a key: tells a retry from another request.
  request_digest text
);

-- Who works where. Grants are read and written as a whole, so they are one document.
create table members (
  user_id text collate "C" not null,
  organisation_id text collate "C" not null references organisations,
  grants jsonb not null,
  since timestamptz not null,
  primary key (user_id, organisation_id)
);
create index members_of_organisation on members (organisation_id, since, user_id);

-- The word in an invitation's link is worked out from its id, and nowhere kept.
create table invitations (
  invitation_id text collate "C" primary key,
  organisation_id text collate "C" not null references organisations,
  email text not null,
  grants jsonb not null,
  invited_by text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  request_digest text not null,
  withdrawn_at timestamptz,
  accepted_at timestamptz,
  accepted_by text collate "C",
  constraint accepted_by_somebody check ((accepted_at is null) = (accepted_by is null)),
  constraint accepted_or_withdrawn check (accepted_at is null or withdrawn_at is null)
);
create index invitations_open on invitations (organisation_id, created_at desc)
  where accepted_at is null and withdrawn_at is null;

-- Which organisation a venue is one of, as venues has told: a role may be for some venues alone.
create table venues (
  venue_id text collate "C" primary key,
  organisation_id text collate "C" not null
);
