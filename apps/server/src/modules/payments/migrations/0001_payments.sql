-- One payment per order. It says what is owed and whether it is paid; tries are in `attempts`.
-- `buyer_id` and `description` say who pays and what for, as the provider was told. No code reads
-- them: they are for the people who look into a payment long after its hold is forgotten.
create table payments (
  payment_id text collate "C" primary key,
  order_id text collate "C" not null unique,
  buyer_id text collate "C" not null,
  amount bigint not null check (amount >= 0),
  currency text collate "C" not null,
  status text collate "C" not null default 'PENDING'
    check (status in ('PENDING', 'CAPTURED', 'REFUNDED', 'CANCELLED')),
  provider text collate "C" not null,
  -- The provider's own name for this payment, which its webhooks carry.
  provider_ref text collate "C" not null,
  pay_url text not null,
  description text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  captured_attempt_id text collate "C",
  captured_at timestamptz,
  -- The refund of the money that paid; refunds of surplus captures are not named here.
  refund_id text collate "C",
  voided_at timestamptz,
  -- When to ask the provider next; null once nothing can change there any more.
  check_at timestamptz,
  checks int not null default 0,
  unique (provider, provider_ref),
  check ((status in ('CAPTURED', 'REFUNDED')) = (captured_attempt_id is not null))
);
-- Unpaid ones are asked about first: a buyer may be waiting. Paid ones only for surplus captures.
create index payments_check_unpaid on payments (check_at)
  where status in ('PENDING', 'CANCELLED') and check_at is not null;
create index payments_check_paid on payments (check_at)
  where status in ('CAPTURED', 'REFUNDED') and check_at is not null;

-- Every try to take the money: one per charge at the provider. Rows are never deleted.
create table attempts (
  attempt_id text collate "C" primary key,
  payment_id text collate "C" not null references payments,
  charge_ref text collate "C" not null,
  state text collate "C" not null
    check (state in ('CREATED', 'CAPTURED', 'DECLINED', 'FAILED')),
  -- What was really taken, which need not be what was owed.
  captured_amount bigint,
  captured_currency text collate "C",
  captured_at timestamptz,
  reason text,
  opened_at timestamptz not null,
  unique (payment_id, charge_ref),
  check ((state = 'CAPTURED') = (captured_amount is not null))
);

-- Money on its way back: at most one refund for each captured attempt, always of all of it.
create table refunds (
  refund_id text collate "C" primary key,
  attempt_id text collate "C" not null unique references attempts,
  payment_id text collate "C" not null references payments,
  amount bigint not null,
  currency text collate "C" not null,
  reason text not null,
  status text collate "C" not null default 'REQUESTED'
    check (status in ('REQUESTED', 'SENT', 'DONE')),
  tries int not null default 0,
  next_try_at timestamptz,
  requested_at timestamptz not null,
  done_at timestamptz,
  check ((status = 'DONE') = (done_at is not null)),
  check ((status = 'DONE') = (next_try_at is null))
);
create index refunds_next_try on refunds (next_try_at) where next_try_at is not null;

-- Which of a provider's events were taken already. Old rows are dropped: an event told again
-- after that changes nothing either, because states only move forward.
create table webhook_inbox (
  provider text collate "C" not null,
  event_id text collate "C" not null,
  received_at timestamptz not null,
  primary key (provider, event_id)
);
create index webhook_inbox_received on webhook_inbox (received_at);

-- The books of the sandbox bank. A real bank keeps its own, so nothing outside
-- providers/sandbox reads or writes them, and no key leads from here to the tables above.
create table sandbox_intents (
  intent_id text collate "C" primary key,
  payment_id text collate "C" not null,
  amount bigint not null,
  currency text collate "C" not null,
  description text not null,
  return_url text not null,
  status text collate "C" not null default 'OPEN' check (status in ('OPEN', 'PAID', 'VOIDED')),
  expires_at timestamptz not null,
  created_at timestamptz not null
);

create table sandbox_charges (
  charge_id text collate "C" primary key,
  intent_id text collate "C" not null,
  -- For people: `Card •••• 1111`. Never a whole number.
  instrument text not null,
  status text collate "C" not null check (status in ('PROCESSING', 'CAPTURED', 'DECLINED')),
  reason text,
  webhook_plan text collate "C" not null,
  captures_at timestamptz,
  captured_at timestamptz,
  created_at timestamptz not null
);
create index sandbox_charges_of_intent on sandbox_charges (intent_id);
create index sandbox_charges_late on sandbox_charges (captures_at) where status = 'PROCESSING';

-- Webhooks still to be delivered; a row goes when its last delivery was answered, or given up.
create table sandbox_webhooks (
  event_id text collate "C" primary key,
  body text not null,
  deliveries_left int not null,
  tries int not null default 0,
  due_at timestamptz not null
);
create index sandbox_webhooks_due on sandbox_webhooks (due_at);

create table sandbox_refunds (
  refund_id text collate "C" primary key,
  charge_id text collate "C" not null unique,
  amount bigint not null,
  currency text collate "C" not null,
  done_at timestamptz not null,
  created_at timestamptz not null
);
