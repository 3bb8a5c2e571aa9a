-- Guests who have signed in to an account: their holds and orders are the account's, and they
-- make no new ones. A guest is adopted once, and an account never.
create table adoptions (
  from_buyer_id text collate "C" primary key,
  to_buyer_id text collate "C" not null
);
