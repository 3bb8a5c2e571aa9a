-- Schema media, generated from its migrations. Do not edit.

create table media.images (
  image_id text collate "C" not null,
  organisation_id text collate "C" not null,
  purpose text not null,
  uploaded_by text collate "C" not null,
  noted_at timestamp with time zone not null,
  is_stored boolean not null default false,
  PRIMARY KEY (image_id),
  CHECK ((purpose = ANY (ARRAY['poster'::text, 'banner'::text])))
);

CREATE INDEX images_by_age ON media.images USING btree (noted_at);
