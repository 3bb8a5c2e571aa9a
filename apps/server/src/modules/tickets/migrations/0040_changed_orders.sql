-- The house can change a paid order: some tickets are revoked, others issued. The order's version says which change was heard
-- last; a seat may be left and taken again, so that only one of its tickets is good.
alter table issued_orders add column version int not null default 1;
alter table tickets drop constraint tickets_order_id_seat_id_key;
create unique index tickets_one_good_per_seat on tickets (order_id, seat_id) where status = 'VALID';
create index tickets_of_order on tickets (order_id, line_number);
alter table tickets add column issued_at timestamptz;
