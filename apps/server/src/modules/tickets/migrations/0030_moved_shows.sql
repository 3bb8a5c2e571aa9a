-- The last move of its show that the tickets of an order have taken part in; 0: none. Calendars count the entry's changes by it.
alter table issued_orders add column moved_version int not null default 0;
