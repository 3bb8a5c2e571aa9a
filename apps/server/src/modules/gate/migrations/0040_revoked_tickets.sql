-- Tickets that were revoked while their order stands. Kept also of tickets that nobody has heard of yet: news comes in any order.
create table revoked_tickets (
  ticket_id text collate "C" primary key,
  revoked_at timestamptz not null
);
