-- Which change of its order a refund belongs to; null for the one that ends the payment, for surplus money, and for parts
-- that were asked for before. A till is asked about each of them by this name: of a till there was no part before.
alter table refunds add column change_id text collate "C";
