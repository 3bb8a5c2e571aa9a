-- Titles belong to an organisation and have a life: a draft is seen by nobody outside, one that has ended is listed no more.
-- Those from before are the first organisation's, which shares them, and are published.
alter table titles
  add column organisation_id text collate "C" not null default 'org_first',
  add column shared boolean not null default true,
  add column published_at timestamptz,
  add column ended_at timestamptz,
  add column licence_from date,
  add column licence_until date,
  add column poster_image_id text collate "C",
  add column banner_image_id text collate "C",
  add column changed_at timestamptz not null default 'epoch',
  -- How often it was changed: tells a picture that was drawn of it from an older one.
  add column version int not null default 0,
  -- Tells the same request made again from another one under its key; null where nobody asked.
  add column request_digest text;
update titles set published_at = 'epoch';
alter table titles
  alter column organisation_id drop default,
  alter column shared drop default,
  alter column changed_at drop default,
  -- A draft need not say everything yet.
  alter column year drop not null,
  alter column duration_minutes drop not null,
  alter column release_date drop not null,
  add constraint published_titles_say_it_all check (
    published_at is null
    or (year is not null and duration_minutes is not null and release_date is not null)
  );
create index titles_by_change on titles (organisation_id, changed_at desc, title_id desc);
create index titles_by_poster on titles (poster_image_id) where poster_image_id is not null;
create index titles_by_banner on titles (banner_image_id) where banner_image_id is not null;
