-- An order's money may go back in parts: each by a change of the order, the last with its end. Each is named by its change,
-- or by the order when it ends with it: so is all that was noted before.
alter table owed
  add column payout_id text collate "C",
  -- Null: noted before these were kept.
  add column why text collate "C",
  add column reason text,
  add column seat_count int;
update owed set payout_id = order_id;
alter table owed drop constraint owed_pkey;
alter table owed add primary key (payout_id);
drop index owed_since;
create index owed_since on owed (since, payout_id);

alter table movements add column payout_id text collate "C";
update movements set payout_id = order_id where kind = 'refund';
alter table movements add check ((kind = 'refund') = (payout_id is not null));
-- What is owed is handed back once.
drop index movements_refund_of_order;
create unique index movements_of_payout on movements (payout_id) where payout_id is not null;
create index movements_of_order on movements (order_id) where order_id is not null;
