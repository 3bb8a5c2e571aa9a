-- Guests who have signed in to an account. Tickets keep the buyer they were issued to, also those
-- issued a moment too late to know better: whose they are is asked when they are read.
create table adoptions (
  from_buyer_id text collate "C" primary key,
  to_buyer_id text collate "C" not null
);
