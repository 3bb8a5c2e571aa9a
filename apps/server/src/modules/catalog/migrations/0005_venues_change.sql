-- Venues are changed by those who run them; of two that are told, the higher version is the later.
alter table venues add column version int not null default 0;
