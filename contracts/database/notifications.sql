-- Schema notifications, generated from its migrations. Do not edit.

create table notifications.deliveries (
  delivery_id text collate "C" not null,
  about_id text collate "C" not null,
  template text collate "C" not null,
  channel text collate "C" not null,
  recipient text,
  status text collate "C" not null,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_error text,
  words json,
  occasion text collate "C" not null default ''::text,
  UNIQUE (about_id, template, channel, occasion),
  PRIMARY KEY (delivery_id),
  CHECK (((recipient IS NOT NULL) OR (status = 'SKIPPED'::text))),
  CHECK ((status = ANY (ARRAY['PENDING'::text, 'SENT'::text, 'SKIPPED'::text, 'SET_ASIDE'::text])))
);

CREATE INDEX deliveries_about ON notifications.deliveries USING btree (about_id, created_at);

CREATE INDEX deliveries_due ON notifications.deliveries USING btree (due_at, delivery_id) WHERE (status = 'PENDING'::text);

create table notifications.mail_attachments (
  mail_id text collate "C" not null,
  index integer not null,
  filename text not null,
  content_type text not null,
  content bytea not null,
  PRIMARY KEY (mail_id, index),
  FOREIGN KEY (mail_id) REFERENCES notifications.mails(mail_id) ON DELETE CASCADE
);

create table notifications.mails (
  number bigint generated always as identity not null,
  mail_id text collate "C" not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  sent_at timestamp with time zone not null,
  UNIQUE (mail_id),
  PRIMARY KEY (number)
);
