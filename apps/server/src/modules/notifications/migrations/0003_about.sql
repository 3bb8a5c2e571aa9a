-- Not every letter is about an order: there are invitations, too.
alter table deliveries rename column order_id to about_id;
