-- Guests who have signed in to an account. A payment keeps the buyer it was opened for, whenever
-- it was opened: whose it is now is `to_buyer_id` of that buyer, where there is one. Like
-- `payments.buyer_id`, it is for the people who look into a payment.
create table adoptions (
  from_buyer_id text collate "C" primary key,
  to_buyer_id text collate "C" not null
);
