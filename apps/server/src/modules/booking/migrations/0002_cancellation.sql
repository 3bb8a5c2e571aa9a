-- What cancelling a paid order gives: frozen with the show, and again with the order. Shows and
-- orders from before there was a policy get the default ladder.
alter table shows add column cancellation json not null
  default '{"steps":[{"untilMinutesBefore":120,"refundPercent":75},{"untilMinutesBefore":20,"refundPercent":50}],"feesRefunded":false}';
alter table shows alter column cancellation drop default;

alter table orders add column cancellation json not null
  default '{"steps":[{"untilMinutesBefore":120,"refundPercent":75},{"untilMinutesBefore":20,"refundPercent":50}],"feesRefunded":false}';
alter table orders alter column cancellation drop default;

-- A cancelled order that was paid keeps its confirmed_at. What goes back of its money is decided
-- with the cancellation, once; null where nothing does.
alter table orders add column cancelled_at timestamptz;
alter table orders add column refund_amount bigint check (refund_amount > 0);
alter table orders add check (refund_amount is null or (status = 'CANCELLED' and confirmed_at is not null));
