-- Of two who tell where and when a show is, the one of the later move is right. A cancelled show fills no room: it is left out
-- where seats are compared with rooms; its money stays in the books.
alter table shows add column moved_version int not null default 0;
alter table shows add column is_cancelled boolean not null default false;
