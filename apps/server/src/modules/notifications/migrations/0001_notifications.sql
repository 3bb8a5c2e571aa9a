-- One row per thing we owe somebody: written when it is owed, kept when it is done. The unique
-- key makes a fact that is told twice one delivery.
create table deliveries (
  delivery_id text collate "C" primary key,
  order_id text collate "C" not null,
  template text collate "C" not null,
  channel text collate "C" not null,
  -- Null where the buyer left no address: then the delivery is SKIPPED.
  recipient text,
  status text collate "C" not null
    check (status in ('PENDING', 'SENT', 'SKIPPED', 'SET_ASIDE')),
  attempts int not null default 0,
  -- When to try next; while somebody is trying, when to believe that they have died.
  due_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  last_error text,
  unique (order_id, template, channel),
  check (recipient is not null or status = 'SKIPPED')
);
create index deliveries_due on deliveries (due_at, delivery_id) where status = 'PENDING';

-- The built-in mailbox. `number` is the order of arrival.
create table mails (
  number bigint generated always as identity primary key,
  mail_id text collate "C" not null unique,
  sender text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  sent_at timestamptz not null
);

create table mail_attachments (
  mail_id text collate "C" not null references mails (mail_id) on delete cascade,
  index int not null,
  filename text not null,
  content_type text not null,
  content bytea not null,
  primary key (mail_id, index)
);
