-- Pictures that were uploaded. Their files are in the blob store, by the image's id.
create table images (
  -- Made of the picture's own bytes, its organisation, what it is for and how it is cut: the same again is the same image.
  image_id text collate "C" primary key,
  organisation_id text collate "C" not null,
  purpose text not null check (purpose in ('poster', 'banner')),
  uploaded_by text collate "C" not null,
  -- When it was last uploaded or found in use: what nothing shows for a day after that is forgotten.
  noted_at timestamptz not null,
  -- Whether all of its files are there; false also while they are being deleted.
  is_stored boolean not null default false
);
create index images_by_age on images (noted_at);
