-- Schema organisations, generated from its migrations. Do not edit.

create table organisations.invitations (
  invitation_id text collate "C" not null,
  organisation_id text collate "C" not null,
  email text not null,
  grants jsonb not null,
  invited_by text collate "C" not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  request_digest text not null,
  withdrawn_at timestamp with time zone,
  accepted_at timestamp with time zone,
  accepted_by text collate "C",
  PRIMARY KEY (invitation_id),
  FOREIGN KEY (organisation_id) REFERENCES organisations.organisations(organisation_id),
  CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
  CHECK (((accepted_at IS NULL) OR (withdrawn_at IS NULL)))
);

CREATE INDEX invitations_open ON organisations.invitations USING btree (organisation_id, created_at DESC) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));

create table organisations.members (
  user_id text collate "C" not null,
  organisation_id text collate "C" not null,
  grants jsonb not null,
  since timestamp with time zone not null,
  PRIMARY KEY (user_id, organisation_id),
  FOREIGN KEY (organisation_id) REFERENCES organisations.organisations(organisation_id)
);

CREATE INDEX members_of_organisation ON organisations.members USING btree (organisation_id, since, user_id);

create table organisations.organisations (
  organisation_id text collate "C" not null,
  name text not null,
  legal_name text,
  tax_number text,
  address text,
  support_email text,
  created_at timestamp with time zone not null,
  request_digest text,
  PRIMARY KEY (organisation_id)
);

create table organisations.venues (
  venue_id text collate "C" not null,
  organisation_id text collate "C" not null,
  PRIMARY KEY (venue_id)
);
