-- What a show does about seats that a hold leaves alone, and how many seats of it one buyer may
-- have: frozen when it goes on sale. Shows from before do nothing and have no such limit.
alter table shows add column orphan_rule json not null
  default '{"mode":"off","smallestFreeRun":2,"relaxedMinutesBefore":60}';
alter table shows alter column orphan_rule drop default;
alter table shows add column seats_per_buyer_max int check (seats_per_buyer_max > 0);

-- A hold is promised its one extension when it is made: whatever the settings become, that stays.
-- Extended, it has lost the promise and knows when. Warnings are kept because a retry gets them, too.
alter table holds add column extendable_to timestamptz check (extendable_to > expires_at);
alter table holds add column extended_at timestamptz check (extendable_to is null or extended_at is null);
alter table holds add column warnings json;

-- Changes of running holds that carried a key, so that a retry is not a second change.
create table hold_changes (
  change_id text collate "C" primary key,
  hold_id text collate "C" not null references holds on delete cascade,
  request_digest text not null
);
create index hold_changes_of_hold on hold_changes (hold_id);
