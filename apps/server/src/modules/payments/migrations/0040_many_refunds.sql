-- The house may give a capture back in several parts: some tickets, some by hand, the rest with its cancellation. Each has a
-- refund of its own; `payments.refund_id` still names the one that ends the payment, and together they are never more than was captured.
alter table refunds drop constraint refunds_attempt_id_key;
create index refunds_of_attempt on refunds (attempt_id);
alter table sandbox_refunds drop constraint sandbox_refunds_charge_id_key;
create index sandbox_refunds_of_charge on sandbox_refunds (charge_id);
