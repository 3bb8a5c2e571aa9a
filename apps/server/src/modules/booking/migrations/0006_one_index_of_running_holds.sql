-- One index for a buyer's running holds and for those to be forgotten: a hold is written with one index less, and
-- no planner can take the ends of all holds for the shorter way to the holds of one buyer.
drop index holds_running_of_buyer;
drop index holds_without_order;
create index holds_without_order on holds (buyer_id, expires_at) where order_id is null;
