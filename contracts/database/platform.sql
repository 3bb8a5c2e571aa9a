-- Schema platform, generated from its migrations. Do not edit.

create table platform.inbox (
  consumer text collate "C" not null,
  fact_id bigint not null,
  PRIMARY KEY (fact_id, consumer)
);

create table platform.outbox (
  fact_id bigint generated always as identity not null,
  name text collate "C" not null,
  payload json not null,
  recorded_at timestamp with time zone not null,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  set_aside_at timestamp with time zone,
  last_error text,
  PRIMARY KEY (fact_id)
);

CREATE INDEX outbox_due ON platform.outbox USING btree (due_at, fact_id) WHERE (set_aside_at IS NULL);
