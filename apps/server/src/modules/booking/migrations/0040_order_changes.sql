-- What the house has changed of paid orders. Versions grow with every change; `paid_amount` is what was paid at first,
-- once the order costs something else or money has gone back; `refunded_amount` is what changes have promised back.
alter table orders add column version int not null default 1;
alter table orders add column paid_amount bigint check (paid_amount >= 0);
alter table orders add column refunded_amount bigint not null default 0 check (refunded_amount >= 0);
-- Nothing is promised back that was not paid, in whichever way it is promised.
alter table orders add check (refunded_amount + coalesce(refund_amount, 0) <= paid_amount or paid_amount is null);

-- One row a change, named by who made it and their key, so that a retry is not a second one. `before` has the quote and the
-- contact as they were, where they have changed: what the order was at first can be worked out again.
create table order_changes (
  change_id text collate "C" primary key,
  order_id text collate "C" not null,
  version int not null,
  kind text not null,
  at timestamptz not null,
  actor_id text collate "C" not null,
  reason text not null,
  seats_given text[] not null,
  seats_taken text[] not null,
  refund_amount bigint check (refund_amount > 0),
  before json not null,
  request_digest text not null,
  unique (order_id, version)
);
