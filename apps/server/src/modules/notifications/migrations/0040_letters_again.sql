-- All letters about an order, the oldest first: its desk shows them.
create index deliveries_about on deliveries (about_id, created_at);
