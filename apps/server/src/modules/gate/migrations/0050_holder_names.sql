-- The name that an order goes by since a change of it, and the change that said so: it may be told before the order's tickets are.
alter table orders add column holder_name text;
alter table orders add column changed_version int not null default 0;
