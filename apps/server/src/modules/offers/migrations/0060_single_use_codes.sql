-- Codes that the house issues by the thousand, each good for one order. Which of them is used is told by the
-- uses of its offer, so that an order that comes to nothing gives its code back by itself.
alter table offers add column single_use boolean not null default false;
alter table uses add column code text collate "C";
create index uses_of_code on uses (offer_id, code) where code is not null;

create table codes (
  organisation_id text collate "C" not null,
  code text collate "C" not null,
  offer_id text collate "C" not null references offers,
  batch_id text collate "C" not null,
  primary key (organisation_id, code)
);
create index codes_of_offer on codes (offer_id, batch_id, code);

-- One run of issuing: a retry issues nothing more.
create table batches (
  batch_id text collate "C" primary key,
  offer_id text collate "C" not null references offers,
  request_digest text not null,
  issued_at timestamptz not null
);

drop index offers_without_code;
create index offers_by_themselves on offers (organisation_id) where code is null and not single_use and ended_at is null;
