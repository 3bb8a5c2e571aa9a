-- The last move of a show that the gate has heard of, and since when it is cancelled: then there is no gate to run.
alter table shows add column moved_version int not null default 0;
alter table shows add column cancelled_at timestamptz;
