-- The outbox: facts wait here, written in the action's own transaction, until every consumer
-- has taken them. Rows are deleted then; what stays is late, failing or set aside.
create table outbox (
  fact_id bigint generated always as identity primary key,
  name text collate "C" not null,
  -- json, not jsonb: nobody asks what is inside, and the text is cheaper to keep and to return.
  payload json not null,
  recorded_at timestamptz not null,
  attempts int not null default 0,
  due_at timestamptz not null,
  set_aside_at timestamptz,
  last_error text
);
create index outbox_due on outbox (due_at, fact_id) where set_aside_at is null;

-- The inbox: which consumer has already acted on which fact, marked in the reaction's own
-- transaction. A row is needed only as long as its fact can be delivered again.
create table inbox (
  consumer text collate "C" not null,
  fact_id bigint not null,
  primary key (fact_id, consumer)
);
