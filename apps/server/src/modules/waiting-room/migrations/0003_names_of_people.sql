-- Whose names lead to one account: who was let in as a guest is not let in again as the account.
create index adoptions_by_account on adoptions (to_buyer_id);
