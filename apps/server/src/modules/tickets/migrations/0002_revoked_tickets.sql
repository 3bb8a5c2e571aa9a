-- A revoked ticket opens no gate: its order was cancelled. Rows stay as they are otherwise.
alter table tickets add column status text collate "C" not null default 'VALID'
  check (status in ('VALID', 'REVOKED'));
alter table tickets add column revoked_at timestamptz;
alter table tickets add check ((status = 'REVOKED') = (revoked_at is not null));
