-- A refund may be a part of what was captured: what a cancelled order keeps stays here. When its
-- state last changed is shown to the buyer.
alter table refunds add column updated_at timestamptz;
update refunds set updated_at = coalesce(done_at, requested_at);
alter table refunds alter column updated_at set not null;
