-- An attempt's id is made of its payment and its charge: the primary key alone says that a charge
-- has one attempt. A second unique key said nothing more, and of two processes that write the same
-- attempt at once, the one that met the other there failed.
create index attempts_of_payment on attempts (payment_id);
alter table attempts drop constraint attempts_payment_id_charge_ref_key;
