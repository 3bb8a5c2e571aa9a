-- Whose venue it is. Those from before there were organisations are the first one's.
alter table venues add column organisation_id text collate "C" not null default 'org_first';
alter table venues alter column organisation_id drop default;
create index venues_of_organisation on venues (organisation_id, name);
