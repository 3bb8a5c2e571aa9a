-- The announced step of a show's prices that its cheapest price is of.
alter table shows add column price_step int not null default 0;
