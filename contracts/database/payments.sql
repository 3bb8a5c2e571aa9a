-- Schema payments, generated from its migrations. Do not edit.

create table payments.adoptions (
  from_buyer_id text collate "C" not null,
  to_buyer_id text collate "C" not null,
  PRIMARY KEY (from_buyer_id)
);

create table payments.attempts (
  attempt_id text collate "C" not null,
  payment_id text collate "C" not null,
  charge_ref text collate "C" not null,
  state text collate "C" not null,
  captured_amount bigint,
  captured_currency text collate "C",
  captured_at timestamp with time zone,
  reason text,
  opened_at timestamp with time zone not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (payment_id) REFERENCES payments.payments(payment_id),
  CHECK (((state = 'CAPTURED'::text) = (captured_amount IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['CREATED'::text, 'CAPTURED'::text, 'DECLINED'::text, 'FAILED'::text])))
);

CREATE INDEX attempts_of_payment ON payments.attempts USING btree (payment_id);

create table payments.payments (
  payment_id text collate "C" not null,
  order_id text collate "C" not null,
  buyer_id text collate "C" not null,
  amount bigint not null,
  currency text collate "C" not null,
  status text collate "C" not null default 'PENDING'::text,
  provider text collate "C" not null,
  provider_ref text collate "C" not null,
  pay_url text not null,
  description text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  captured_attempt_id text collate "C",
  captured_at timestamp with time zone,
  refund_id text collate "C",
  voided_at timestamp with time zone,
  check_at timestamp with time zone,
  checks integer not null default 0,
  UNIQUE (order_id),
  UNIQUE (provider, provider_ref),
  PRIMARY KEY (payment_id),
  CHECK ((amount >= 0)),
  CHECK (((status = ANY (ARRAY['CAPTURED'::text, 'REFUNDED'::text])) = (captured_attempt_id IS NOT NULL))),
  CHECK ((status = ANY (ARRAY['PENDING'::text, 'CAPTURED'::text, 'REFUNDED'::text, 'CANCELLED'::text])))
);

CREATE INDEX payments_check_paid ON payments.payments USING btree (check_at) WHERE ((status = ANY (ARRAY['CAPTURED'::text, 'REFUNDED'::text])) AND (check_at IS NOT NULL));

CREATE INDEX payments_check_unpaid ON payments.payments USING btree (check_at) WHERE ((status = ANY (ARRAY['PENDING'::text, 'CANCELLED'::text])) AND (check_at IS NOT NULL));

create table payments.refunds (
  refund_id text collate "C" not null,
  attempt_id text collate "C" not null,
  payment_id text collate "C" not null,
  amount bigint not null,
  currency text collate "C" not null,
  reason text not null,
  status text collate "C" not null default 'REQUESTED'::text,
  tries integer not null default 0,
  next_try_at timestamp with time zone,
  requested_at timestamp with time zone not null,
  done_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  change_id text collate "C",
  PRIMARY KEY (refund_id),
  FOREIGN KEY (attempt_id) REFERENCES payments.attempts(attempt_id),
  FOREIGN KEY (payment_id) REFERENCES payments.payments(payment_id),
  CHECK (((status = 'DONE'::text) = (done_at IS NOT NULL))),
  CHECK (((status = 'DONE'::text) = (next_try_at IS NULL))),
  CHECK ((status = ANY (ARRAY['REQUESTED'::text, 'SENT'::text, 'DONE'::text])))
);

CREATE INDEX refunds_next_try ON payments.refunds USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX refunds_of_attempt ON payments.refunds USING btree (attempt_id);

create table payments.sandbox_charges (
  charge_id text collate "C" not null,
  intent_id text collate "C" not null,
  instrument text not null,
  status text collate "C" not null,
  reason text,
  webhook_plan text collate "C" not null,
  captures_at timestamp with time zone,
  captured_at timestamp with time zone,
  created_at timestamp with time zone not null,
  PRIMARY KEY (charge_id),
  CHECK ((status = ANY (ARRAY['PROCESSING'::text, 'CAPTURED'::text, 'DECLINED'::text])))
);

CREATE INDEX sandbox_charges_late ON payments.sandbox_charges USING btree (captures_at) WHERE (status = 'PROCESSING'::text);

CREATE INDEX sandbox_charges_of_intent ON payments.sandbox_charges USING btree (intent_id);

create table payments.sandbox_intents (
  intent_id text collate "C" not null,
  payment_id text collate "C" not null,
  amount bigint not null,
  currency text collate "C" not null,
  description text not null,
  return_url text not null,
  status text collate "C" not null default 'OPEN'::text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (intent_id),
  CHECK ((status = ANY (ARRAY['OPEN'::text, 'PAID'::text, 'VOIDED'::text])))
);

create table payments.sandbox_refunds (
  refund_id text collate "C" not null,
  charge_id text collate "C" not null,
  amount bigint not null,
  currency text collate "C" not null,
  done_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (refund_id)
);

CREATE INDEX sandbox_refunds_of_charge ON payments.sandbox_refunds USING btree (charge_id);

create table payments.sandbox_webhooks (
  event_id text collate "C" not null,
  body text not null,
  deliveries_left integer not null,
  tries integer not null default 0,
  due_at timestamp with time zone not null,
  PRIMARY KEY (event_id)
);

CREATE INDEX sandbox_webhooks_due ON payments.sandbox_webhooks USING btree (due_at);

create table payments.webhook_inbox (
  provider text collate "C" not null,
  event_id text collate "C" not null,
  received_at timestamp with time zone not null,
  PRIMARY KEY (provider, event_id)
);

CREATE INDEX webhook_inbox_received ON payments.webhook_inbox USING btree (received_at);
